using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>Every refusal of this service, with its stable code.</summary>
internal static class IdentityErrors
{
    public static Error OrganisationNameInvalid(string field) => Error.Invalid("organisation.name-invalid", field);

    /// <summary>Another organisation has the name or one that looks like it (see <see cref="LookAlike"/>).</summary>
    public static Error OrganisationNameTaken(string field) => new(ErrorKind.Conflict, "organisation.name-taken", field);

    public static Error OrganisationTownInvalid(string field) => Error.Invalid("organisation.town-invalid", field);

    public static Error OrganisationTypeUnknown(string field) => Error.Invalid("organisation.type-unknown", field);

    public static Error KboInvalid(string field) => Error.Invalid("organisation.kbo-invalid", field);

    public static Error KboRequired(string field) => Error.Invalid("organisation.kbo-required", field);

    /// <summary>Somebody registered the organisation before: a colleague or the market's administrator adds people to it.</summary>
    public static Error KboTaken(string field) => new(ErrorKind.Conflict, "organisation.kbo-taken", field);

    public static Error OrganisationUnknown(string field) => Error.Invalid("organisation.unknown", field);

    public static Error PersonNameInvalid(string field) => Error.Invalid("person.name-invalid", field);

    public static Error EmailInvalid(string field) => Error.Invalid("person.email-invalid", field);

    public static readonly Error AccountChanged = Error.Conflict("account.changed-meanwhile");

    public static Error EmailTaken(string field) => new(ErrorKind.Conflict, "person.email-taken", field);

    public static Error LanguageUnknown(string field) => Error.Invalid("person.language-unknown", field);

    public static Error RoleUnknown(string role) => Error.Invalid("person.role-unknown", "roles", role);

    /// <param name="role">The one that does not go together with running or auditing the market.</param>
    public static Error RoleStandsAlone(string role) => Error.Invalid("person.role-stands-alone", "roles", role);

    public static Error RoleNotInOrganisation(string role) => Error.Invalid("person.role-not-in-organisation", "roles", role);

    /// <summary>{0} is the least, {1} the largest number of characters.</summary>
    public static Error PasswordLength(string field) => Error.Invalid("person.password-length", field, $"{PasswordRules.Shortest}", $"{PasswordRules.Longest}");

    public static Error PasswordsDiffer(string field) => Error.Invalid("person.passwords-differ", field);

    /// <summary>Nobody takes away the own access: the market would be left without an administrator.</summary>
    public static Error NotOneself() => Error.Conflict("person.not-oneself");

    /// <summary>Who can show a second factor needs no reset; who cannot, does not get this far.</summary>
    public static Error ResetNotOneself() => Error.Conflict("person.reset-not-oneself");

    public static Error NoSecondFactor() => Error.Conflict("person.no-second-factor");

    /// <summary>The person would not hear of it.</summary>
    public static Error AccessClosed() => Error.Conflict("person.access-closed");

    public static Error ReasonMissing(string field) => Error.Invalid("person.reason-missing", field);

    /// <summary>{0} is the largest number of characters.</summary>
    public static Error ReasonTooLong(string field, int longest) => Error.Invalid("person.reason-too-long", field, $"{longest}");

    /// <summary>Accounts and roles belong to the external issuer (Keycloak).</summary>
    public static Error ManagedElsewhere() => Error.Conflict("person.managed-elsewhere");

    /// <summary>Not a code that this account can use now: wrong, too old, or used before.</summary>
    public static Error CodeWrong(string field) => Error.Invalid("account.code-wrong", field);

    /// <summary>{0} is the number of seconds to wait.</summary>
    public static Error TooManyAttempts(TimeSpan wait) => Error.Conflict("account.too-many-attempts", $"{Math.Ceiling(wait.TotalSeconds):0}");
}
