namespace Market.Contracts;

/// <summary>An organisation was registered or changed. <paramref name="Type"/>: company, public-body, federation, knowledge-institute, association, individual.</summary>
public sealed record OrganisationSaved(Guid OrganisationId, string Name, string Kbo, string Type) : IntegrationEvent;

/// <summary>A person was registered or changed. <paramref name="Roles"/> are the market roles: member, officer, approver, solver, juror, admin, auditor.</summary>
public sealed record PersonSaved(Guid PersonId, string Name, string Email, string Language, Guid? OrganisationId, IReadOnlyList<string> Roles, bool Active) : IntegrationEvent;

/// <summary>
/// A second factor of a person changed. <paramref name="Change"/>: authenticator-set, authenticator-removed, passkey-added, passkey-removed,
/// recovery-codes-renewed, reset-by-administrator: then all were removed, for the <paramref name="Reason"/> that the administrator gave.
/// Nothing in it helps to use a factor.
/// </summary>
public sealed record SecondFactorChanged(Guid PersonId, string Change, string? Reason = null) : IntegrationEvent
{
    public const string ResetByAdministrator = "reset-by-administrator";
}

/// <summary>
/// Somebody asked for a link to choose another password. Also told, of nobody, when the address is unknown or was asked for too often: whoever hears it
/// of a person that it does not know does nothing.
/// </summary>
/// <param name="SealedToken">Of the link; only the notifications service opens it.</param>
/// <param name="ExpiresAt">From then on the link is worth nothing.</param>
public sealed record PasswordLinkAsked(Guid PersonId, string SealedToken, DateTimeOffset ExpiresAt) : IntegrationEvent;

/// <summary>A person has another password.</summary>
public sealed record PasswordChanged(Guid PersonId) : IntegrationEvent;
