namespace Market.Notifications.Domain;

/// <summary>Local copy of a person, as the identity service last told.</summary>
internal sealed class Recipient
{
    public required Guid Id { get; init; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>nl, en or fr.</summary>
    public string Language { get; set; } = "nl";

    public Guid? OrganisationId { get; set; }

    public IReadOnlyList<string> Roles { get; set; } = [];

    public bool Active { get; set; }
}

/// <summary>Local copy of an organisation's name.</summary>
internal sealed class KnownOrganisation
{
    public required Guid Id { get; init; }

    public string Name { get; set; } = "";
}

/// <summary>A person follows a challenge.</summary>
internal sealed record Following(Guid ChallengeId, Guid PersonId);

/// <summary>An organisation is in a team whose submission stands: who has to hear of opening, award and cancellation.</summary>
internal sealed record Participation(Guid SolutionId, Guid OrganisationId, Guid ChallengeId);

/// <summary>A person sits on a challenge's jury, or was asked to.</summary>
internal sealed class JurySeat
{
    public required Guid ChallengeId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>False after declining: hears no more.</summary>
    public bool Concerned { get; set; } = true;
}
