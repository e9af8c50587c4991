using Market.Contracts;

namespace Market.Local.Tests.Simulation;

/// <summary>
/// What must happen, worked out from the rules without a database, a bus or a line of the product: each method does the act if it is
/// allowed, tells what is told, and says whether it was.
/// </summary>
internal sealed partial class MarketModel(IReadOnlyList<ModelChallenge> challenges, TimeProvider time)
{
    public const int Officer = 0;
    public const int SecondOfficer = 1;
    public const int Approver = 2;

    private static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    private bool _onlyAsked;

    public IReadOnlyList<ModelChallenge> Challenges => challenges;

    /// <summary>How often each type of event was told, by all services.</summary>
    public SortedDictionary<string, int> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>In whole milliseconds, as every date in the simulation: what commits since have taken decides nothing.</summary>
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Whether this act would be allowed; nothing happens.</summary>
    public bool WouldAllow(Func<bool> act)
    {
        _onlyAsked = true;
        var allowed = act();
        _onlyAsked = false;
        return allowed;
    }

    public bool RequestApproval(int challenge, int by) => Does(by != Approver && challenges[challenge] is { State: ModelState.Draft } draft && draft.Deadline > Now, () =>
    {
        challenges[challenge].State = ModelState.InReview;
        Tell(nameof(ChallengeApprovalRequested));
    });

    public bool Approve(int challenge, int by) => Does(by == Approver && challenges[challenge].State == ModelState.InReview, () =>
    {
        challenges[challenge].State = ModelState.Approved;
        Tell(nameof(ChallengeApproved));
    });

    public bool Return(int challenge) => Does(challenges[challenge].State is ModelState.InReview or ModelState.Approved or ModelState.Scheduled, () =>
    {
        var row = challenges[challenge];
        (row.State, row.PublishAt) = (ModelState.Draft, row.PublishAt > Now ? row.PublishAt : null);
        Tell(nameof(ChallengeReturned));
    });

    /// <param name="at">Null: now.</param>
    public bool Publish(int challenge, int by, DateTimeOffset? at)
    {
        var row = challenges[challenge];
        return Does(by != Approver && row.State is ModelState.Approved or ModelState.Scheduled && row.Deadline > Now && !(at <= Now) && !(at >= row.Deadline), () =>
        {
            if (at is not null)
                (row.State, row.PublishAt) = (ModelState.Scheduled, at);
            else
                GoPublic(row);
        });
    }

    public void PublicationJob()
    {
        foreach (var row in challenges.Where(row => row.State == ModelState.Scheduled && row.PublishAt <= Now))
        {
            if (row.Deadline > Now)
                GoPublic(row);
            else
                (row.State, row.PublishAt) = (ModelState.Approved, null);
        }
    }

    public bool Cancel(int challenge, int by) => Does(by != Approver && challenges[challenge].State is ModelState.Published or ModelState.Judging, () =>
    {
        challenges[challenge].State = ModelState.Cancelled;
        Tell(nameof(ChallengeCancelled));
    });

    public bool Follow(int challenge, int person) => Does(challenges[challenge].State >= ModelState.Published, () =>
    {
        if (challenges[challenge].Followers.Add(person))
            Tell(nameof(ChallengeFollowed));
    });

    public bool Unfollow(int challenge, int person) => Does(true, () =>
    {
        if (challenges[challenge].Followers.Remove(person))
            Tell(nameof(ChallengeUnfollowed));
    });

    public bool ProposeDeadline(int challenge, int by, DateTimeOffset deadline)
    {
        var row = challenges[challenge];
        return Does(by != Approver && row.State == ModelState.Published && Open(row) is null && IsPossible(row, deadline), () =>
        {
            row.Moves.Add(new ModelMove(deadline, deadline + (row.OpeningFrom - row.Deadline), by));
            Tell(nameof(DeadlineChangeProposed));
        });
    }

    public bool ConfirmDeadline(int challenge, int by)
    {
        var row = challenges[challenge];
        return Does(row.State == ModelState.Published && Open(row) is { State: "proposed" } move && move.By != by && IsPossible(row, move.Deadline), () =>
        {
            Open(row)!.State = "confirmed";
            Tell(nameof(DeadlineChangeConfirmed));
        });
    }

    public bool WithdrawDeadline(int challenge) => Does(
        challenges[challenge].State == ModelState.Published && Open(challenges[challenge]) is { State: "proposed" }, () => Open(challenges[challenge])!.State = "withdrawn");

    /// <summary>The challenges service dealt with what the solutions service told.</summary>
    public void ChallengesHear(string type, int challenge, int number)
    {
        var row = challenges[challenge];
        if (type == nameof(SubmissionsOpened) && row.State == ModelState.Published)
            row.State = ModelState.Judging;
        if (type is not (nameof(DeadlineMoved) or nameof(DeadlineMoveRefused)) || row.Moves[number - 1] is not { State: "confirmed" } move)
            return;
        move.State = type == nameof(DeadlineMoved) ? "applied" : "refused";
        if (type == nameof(DeadlineMoved))
            (row.Deadline, row.OpeningFrom) = (move.Deadline, move.OpeningFrom);
    }

    private static ModelMove? Open(ModelChallenge row) => row.Moves.FirstOrDefault(move => move.State is "proposed" or "confirmed");

    private bool IsPossible(ModelChallenge row, DateTimeOffset deadline) =>
        deadline != row.Deadline && (deadline < row.Deadline ? deadline >= Now + Notice && row.Deadline > Now : row.Deadline > Now);

    private void GoPublic(ModelChallenge row)
    {
        row.State = ModelState.Published;
        Tell(nameof(ChallengePublished));
    }

    private bool Does(bool allowed, Action act)
    {
        if (allowed && !_onlyAsked)
            act();
        return allowed;
    }

    private void Tell(string type) => Told[type] = Told.GetValueOrDefault(type) + 1;
}
