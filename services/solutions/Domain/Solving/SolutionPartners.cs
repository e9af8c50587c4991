using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

public enum PartnerState
{
    Invited,
    Accepted,
    Declined,
}

/// <summary>Another organisation in the bid, or asked for it.</summary>
internal sealed class SolutionPartner
{
    public required Guid OrganisationId { get; init; }

    public required string Name { get; set; }

    public required PartnerState State { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

internal sealed partial class Solution
{
    public const int PartnerLimit = 10;

    private readonly List<SolutionPartner> _partners = [];

    public IReadOnlyList<SolutionPartner> Partners => _partners;

    /// <summary>Organisations named in what is submitted now; empty when nothing is.</summary>
    public IReadOnlyList<Guid> SubmittedOrganisationIds { get; private set; } = [];

    /// <summary>Lead and accepted partners of the working copy.</summary>
    public IReadOnlyList<Guid> TeamIds =>
        [LeadOrganisationId, .. _partners.Where(partner => partner.State == PartnerState.Accepted).Select(partner => partner.OrganisationId)];

    /// <summary>Organisations that this bid keeps from bidding elsewhere (requirements L16). A withdrawn bid keeps nobody.</summary>
    public IReadOnlyList<Guid> HeldOrganisationIds => HeldBy(State, TeamIds, SubmittedOrganisationIds);

    /// <summary>As <see cref="HeldOrganisationIds"/>, for a reader of the table who cannot open the rest.</summary>
    public static IReadOnlyList<Guid> HeldBy(SolutionState state, IEnumerable<Guid> team, IEnumerable<Guid> submitted) =>
        state == SolutionState.Withdrawn ? [] : [.. team.Union(submitted)];

    /// <summary>Asks an organisation to join. Says nothing about whether it is in another bid: only that organisation hears it, when it accepts.</summary>
    public Result Invite(Solver by, OrganisationCopy? organisation, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Invite, brief, now) is { Failed: true } refused)
            return refused;
        if (organisation is null)
            return SolutionErrors.PartnerUnknown;
        if (organisation.Id == LeadOrganisationId)
            return SolutionErrors.PartnerIsLead;
        if (organisation.Id == brief.OrganisationId)
            return SolutionErrors.PartnerOwnsChallenge;
        var known = _partners.FirstOrDefault(partner => partner.OrganisationId == organisation.Id);
        if (known is { State: not PartnerState.Declined })
            return SolutionErrors.PartnerAlready;
        if (known is null && _partners.Count >= PartnerLimit)
            return SolutionErrors.TooManyPartners;
        Put(organisation.Id, organisation.Name, PartnerState.Invited, now);
        Raise(new OrganisationInvited(Id, ChallengeId, brief.Title, LeadOrganisationName, organisation.Id));
        return Result.Done;
    }

    public Result Uninvite(Solver by, Guid organisationId, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Uninvite, brief, now) is { Failed: true } refused)
            return refused;
        if (_partners.RemoveAll(partner => partner.OrganisationId == organisationId) == 0)
            return Error.NotFound();
        UpdatedAt = now;
        return Result.Done;
    }

    /// <summary>The invited organisation joins or declines; a partner that declines leaves. Whether it is free to join is the caller's question.</summary>
    public Result Answer(Solver by, bool accept, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.Answer, brief, now) is { Failed: true } refused)
            return refused;
        var next = accept ? PartnerState.Accepted : PartnerState.Declined;
        if (_partners.Single(partner => partner.OrganisationId == by.OrganisationId).State == next)
            return Result.Done;
        Put(by.OrganisationId, by.OrganisationName, next, now);
        Raise(new InvitationAnswered(Id, ChallengeId, brief.Title, LeadOrganisationId, by.OrganisationName, accept));
        return Result.Done;
    }

    private void Put(Guid organisationId, string name, PartnerState state, DateTimeOffset now)
    {
        var partner = _partners.FirstOrDefault(partner => partner.OrganisationId == organisationId);
        if (partner is null)
            _partners.Add(partner = new SolutionPartner { OrganisationId = organisationId, Name = name, State = state, ChangedAt = now });
        partner.Name = name;
        partner.State = state;
        partner.ChangedAt = now;
        UpdatedAt = now;
    }
}
