namespace Market.Solutions.Domain.Copies;

/// <summary>This service's copy of an organisation in the directory.</summary>
internal sealed class OrganisationCopy
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Every enterprise number (KBO) that it has had, ten digits each; the last one is the present one. Empty when none is known.</summary>
    public IReadOnlyList<string> Numbers { get; set; } = [];

    /// <summary>company, public-body, federation, knowledge-institute, association or individual.</summary>
    public required string Type { get; set; }
}
