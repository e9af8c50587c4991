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
