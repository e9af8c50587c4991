namespace Market.Solutions.Domain.Solving;

/// <summary>
/// The one place of an organisation in the bids for a challenge. Its key is (challenge, organisation), so the database itself
/// keeps an organisation out of a second bid (requirements L16). Never shown to anyone.
/// </summary>
internal sealed class BidPlace
{
    public required Guid ChallengeId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Guid SolutionId { get; init; }
}
