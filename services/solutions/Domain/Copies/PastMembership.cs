namespace Market.Solutions.Domain.Copies;

/// <summary>That a person belonged to an organisation before. It is never forgotten: an interest does not end on the last working day.</summary>
internal sealed class PastMembership
{
    public required Guid PersonId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>When the market heard that the person had left, the first time.</summary>
    public required DateTimeOffset EndedAt { get; init; }
}
