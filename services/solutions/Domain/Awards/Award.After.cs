using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Awards;

/// <param name="Reason">For the body only.</param>
internal sealed record WinnerWithdrawal(string Alias, string OrganisationName, string Reason, Guid PersonId, DateTimeOffset At);

/// <summary>What is proposed to come instead of the published decision.</summary>
internal sealed record NextDecision(IReadOnlyList<AwardedPlace> Places, string Motivation, Guid ProposedBy, string ProposedByName, DateTimeOffset ProposedAt);

/// <summary>A published decision that another one came after.</summary>
internal sealed record ReplacedDecision(IReadOnlyList<AwardedPlace> Places, string Motivation, string ProposedByName, string ConfirmedByName, DateTimeOffset PublishedAt);

internal sealed record WinnerHasWithdrawn(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, string OrganisationName) : DomainEvent;

/// <summary>What can still happen to a published decision: a winner withdraws and the next in line comes by the same two steps, or it is concluded.</summary>
internal sealed partial class Award
{
    /// <summary>The first one first.</summary>
    public IReadOnlyList<WinnerWithdrawal> Withdrawals { get; private set; } = [];

    public NextDecision? Next { get; private set; }

    /// <summary>The first one first.</summary>
    public IReadOnlyList<ReplacedDecision> Replaced { get; private set; } = [];

    public Guid? ConcludedBy { get; private set; }

    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>What waits for a second person, or was decided.</summary>
    public IReadOnlyList<AwardedPlace> LastPlaces => Next?.Places ?? Places;

    /// <summary>A winner of the published decision withdrew and nothing came in its place yet.</summary>
    public bool LacksWinner => Places.Any(place => HasWithdrawn(place.Alias));

    public bool HasWithdrawn(string alias) => Withdrawals.Any(withdrawal => withdrawal.Alias == alias);

    /// <summary>A winner gives the award back, before it is concluded.</summary>
    public Result WithdrawWinner(string alias, string organisationName, Guid personId, string? reason, DateTimeOffset now)
    {
        if (State != AwardState.Published)
            return AwardErrors.NotPublished;
        if (ConcludedAt is not null)
            return AwardErrors.Concluded;
        if (HasWithdrawn(alias))
            return AwardErrors.WithdrawnAlready;
        if (Places.All(place => place.Alias != alias))
            return AwardErrors.NotAWinner;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > Jury.MaxReason)
            return JuryErrors.ReasonTooLong;
        Withdrawals = [.. Withdrawals, new WinnerWithdrawal(alias, organisationName, Text.Lines(reason), personId, now)];
        // What was proposed without knowing of it is proposed anew.
        Next = null;
        Raise(new WinnerHasWithdrawn(Id, Title, OrganisationId, organisationName));
        return Result.Done;
    }

    /// <summary>The body notes that it concludes with the winners; nothing changes afterwards.</summary>
    /// <param name="openObjections">That nobody answered yet: they hold it.</param>
    public Result Conclude(Guid personId, int openObjections, DateTimeOffset now)
    {
        if (State != AwardState.Published)
            return AwardErrors.NotPublished;
        if (ConcludedAt is not null)
            return AwardErrors.Concluded;
        if (LacksWinner)
            return AwardErrors.WinnerGone;
        if (Standstill.Lasts(PublishedAt!.Value, now))
            return AwardErrors.InStandstill(Standstill.LastDay(PublishedAt.Value));
        if (openObjections > 0)
            return AwardErrors.ObjectionOpen;
        (ConcludedBy, ConcludedAt) = (personId, now);
        return Result.Done;
    }

    private Error? WhyNotProposed() => this switch
    {
        { State: AwardState.None } => null,
        { State: AwardState.Proposed } or { Next: not null } => AwardErrors.AlreadyProposed,
        { LacksWinner: true, ConcludedAt: null } => null,
        _ => AwardErrors.Published,
    };

    private Result ProposeNext(NextDecision next)
    {
        Next = next;
        Raise(new AwardWasProposed(Id, Title, OrganisationId, next.ProposedBy));
        return Result.Done;
    }

    private Result ConfirmNext(NextDecision next, Guid personId, string name, AwardResults results, DateTimeOffset now)
    {
        if (personId == next.ProposedBy)
            return AwardErrors.SamePerson;
        Replaced = [.. Replaced, new ReplacedDecision(Places, Motivation, ProposedByName!, ConfirmedByName!, PublishedAt!.Value)];
        (Places, Motivation, Results, Next) = (next.Places, next.Motivation, results, null);
        (ProposedBy, ProposedByName, ProposedAt) = (next.ProposedBy, next.ProposedByName, next.ProposedAt);
        (ConfirmedBy, ConfirmedByName, PublishedAt) = (personId, name, now);
        Raise(new AwardWasPublished(Id, Title, OrganisationId, next.ProposedBy, personId, now, results));
        return Result.Done;
    }
}
