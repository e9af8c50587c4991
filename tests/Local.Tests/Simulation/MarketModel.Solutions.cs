using Market.Contracts;

namespace Market.Local.Tests.Simulation;

/// <summary>The half of the rules that is kept where solutions are received, by what is known there.</summary>
internal sealed partial class MarketModel
{
    /// <summary>By challenge; what is not here was not heard of.</summary>
    public SortedDictionary<int, ModelBrief> Briefs { get; } = [];

    public bool Start(int challenge, int lead)
    {
        var brief = Briefs.GetValueOrDefault(challenge);
        return Does(IsOpen(brief) && !brief!.Bids.ContainsKey(lead) && !IsTaken(brief, lead, null), () => brief!.Bids[lead] = new ModelBid(lead));
    }

    public bool Write(int challenge, int lead, int by, string text) => Does(IsInTeam(challenge, lead, by) && IsOpen(Briefs[challenge]), () => Briefs[challenge].Bids[lead].Text = text);

    public bool Submit(int challenge, int lead, int by, bool isStale)
    {
        if (Bid(challenge, lead) is not { } bid || by != lead)
            return false;
        if (bid.State == "submitted" && bid.Submitted == bid.Content && !isStale)
            return true;
        var brief = Briefs[challenge];
        return Does(!isStale && IsOpen(brief) && bid.Text is not null && !bid.Team.Any(member => IsTaken(brief, member, bid)), () =>
        {
            (bid.State, bid.Submitted, bid.SubmittedTeam) = ("submitted", bid.Content, [.. bid.Team]);
            Tell(nameof(SolutionSubmitted));
        });
    }

    public bool Withdraw(int challenge, int lead, int by) => Does(Bid(challenge, lead) is { State: "submitted" } && by == lead && IsOpen(Briefs[challenge]), () =>
    {
        var bid = Briefs[challenge].Bids[lead];
        (bid.State, bid.Submitted, bid.SubmittedTeam) = ("withdrawn", null, []);
        Tell(nameof(SolutionWithdrawn));
    });

    public bool Delete(int challenge, int lead, int by) => Does(
        Bid(challenge, lead) is { State: "draft" } && by == lead && IsOpen(Briefs[challenge]), () => Briefs[challenge].Bids.Remove(lead));

    public bool Invite(int challenge, int lead, int partner) => Does(
        Bid(challenge, lead) is { } bid && partner != lead && bid.Partners.GetValueOrDefault(partner, "declined") == "declined" && IsOpen(Briefs[challenge]), () =>
        {
            Briefs[challenge].Bids[lead].Partners[partner] = "invited";
            Tell(nameof(PartnerInvited));
        });

    public bool Answer(int challenge, int lead, int partner, bool accept)
    {
        if (Bid(challenge, lead) is not { } bid || bid.Partners.GetValueOrDefault(partner, "declined") == "declined" || !IsOpen(Briefs[challenge]))
            return false;
        if (bid.Partners[partner] == (accept ? "accepted" : "declined"))
            return true;
        var free = bid.State == "withdrawn" || !accept || !IsTaken(Briefs[challenge], partner, bid);
        return Does(free, () =>
        {
            bid.Partners[partner] = accept ? "accepted" : "declined";
            Tell(nameof(PartnerAnswered));
        });
    }

    public bool RemovePartner(int challenge, int lead, int partner) => Does(
        Bid(challenge, lead)?.Partners.ContainsKey(partner) == true && IsOpen(Briefs[challenge]), () => Briefs[challenge].Bids[lead].Partners.Remove(partner));

    public bool ProposeOpening(int challenge, int by)
    {
        if (Briefs.GetValueOrDefault(challenge) is not { Cancelled: false, ProposedBy: null } brief)
            return false;
        if (Now < brief.OpensAt)
            return Refuse(brief, by, "too early");
        return Does(true, () =>
        {
            brief.ProposedBy = by;
            Tell(nameof(OpeningProposed));
        });
    }

    public bool ConfirmOpening(int challenge, int by)
    {
        if (Briefs.GetValueOrDefault(challenge) is not { Cancelled: false, Opened: false } brief)
            return false;
        if (brief.ProposedBy is not { } first)
            return Now < brief.OpensAt && Refuse(brief, by, "too early");
        if (by == first)
            return Refuse(brief, by, "second person");
        return Does(true, () =>
        {
            brief.Opened = true;
            Tell(nameof(SubmissionsOpened));
        });
    }

    /// <summary>The solutions service dealt with what the challenges service told.</summary>
    public void SolutionsHear(string type, int challenge, int number)
    {
        if (type == nameof(ChallengePublished))
            Briefs.TryAdd(challenge, new ModelBrief(challenges[challenge].Deadline, challenges[challenge].OpeningFrom));
        if (type == nameof(DeadlineChangeConfirmed))
            Decide(challenge, number);
        if (type != nameof(ChallengeCancelled) || Briefs.GetValueOrDefault(challenge) is not { } brief)
            return;
        brief.Cancelled = true;
        if (brief.Bids.Count > 0)
            Tell(nameof(TeamsCanStop));
    }

    /// <summary>The one answer to a confirmed wish; a second time it changes nothing.</summary>
    public void Decide(int challenge, int number)
    {
        var (move, brief) = (challenges[challenge].Moves[number - 1], Briefs[challenge]);
        if (move.Taken is not null)
            return;
        move.Taken = !brief.Cancelled && brief.ProposedBy is null && brief.Deadline > Now
            && (move.Deadline >= brief.Deadline ? move.Deadline > Now : brief.Bids.Count == 0 && move.Deadline >= Now + Notice);
        Tell(move.Taken.Value ? nameof(DeadlineMoved) : nameof(DeadlineMoveRefused));
        if (!move.Taken.Value)
            return;
        Tell(nameof(TeamsHaveOtherDeadline));
        (brief.Deadline, brief.OpeningFrom) = (move.Deadline, move.OpeningFrom);
    }

    private bool Refuse(ModelBrief brief, int by, string code)
    {
        Does(!brief.Refused.Contains((by, code)), () =>
        {
            brief.Refused.Add((by, code));
            Tell(nameof(OpeningRefused));
        });
        return false;
    }

    private bool IsOpen(ModelBrief? brief) => brief is { Cancelled: false } && Now < brief.Deadline;

    private ModelBid? Bid(int challenge, int lead) => Briefs.GetValueOrDefault(challenge)?.Bids.GetValueOrDefault(lead);

    private bool IsInTeam(int challenge, int lead, int by) => Bid(challenge, lead)?.Team.Contains(by) == true;

    private static bool IsTaken(ModelBrief brief, int organisation, ModelBid? own) => brief.Bids.Values.Any(bid => bid != own && bid.Held.Contains(organisation));
}
