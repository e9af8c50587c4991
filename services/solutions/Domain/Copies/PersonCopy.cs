namespace Market.Solutions.Domain.Copies;

/// <summary>This service's copy of a person; no address, because this service never writes to anyone, but where it is.</summary>
internal sealed class PersonCopy
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Of the mail address, lower case; empty when it is not known.</summary>
    public string MailDomain { get; set; } = "";

    public Guid? OrganisationId { get; set; }

    public required IReadOnlyList<string> Roles { get; set; }

    public required bool Active { get; set; }
}
