using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>Somebody who takes part in the market. How the person proves who it is stands in the account with the same id.</summary>
internal sealed class Person : Entity
{
    private const int LongestName = 100;

    private Person()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Lower case, unique.</summary>
    public string Email { get; private set; } = "";

    /// <summary>nl, en or fr.</summary>
    public string Language { get; private set; } = "nl";

    public Guid? OrganisationId { get; private set; }

    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>False: the person can neither sign in nor refresh a session.</summary>
    public bool Active { get; private set; } = true;

    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>Registers a person; says everything that is wrong at once.</summary>
    /// <param name="organisation">The one organisation that the person belongs to; null for people of the market itself.</param>
    public static Result<Person> Register(Guid id, PersonFields fields, Organisation? organisation, IReadOnlyList<string> roles, DateTimeOffset now)
    {
        var errors = CheckNameAndLanguage(fields.Name, fields.Language);
        if (EmailAddress.Normalize(fields.Email) is null)
            errors.Add(IdentityErrors.EmailInvalid("email"));
        errors.AddRange(RoleRules.Check(roles, organisation?.Type));
        if (errors.Count > 0)
            return Result<Person>.From(Result.Refused(errors));
        var person = new Person
        {
            Id = id,
            Name = PlainName.Clean(fields.Name, LongestName)!,
            Email = EmailAddress.Normalize(fields.Email)!,
            Language = fields.Language,
            OrganisationId = organisation?.Id,
            Roles = RoleRules.InOrder(roles),
            RegisteredAt = now,
        };
        person.Raise(new PersonChanged(person));
        return person;
    }

    /// <summary>Takes over what an external issuer says now; raises nothing when that is what we knew.</summary>
    public Result TakeOver(PersonFields fields, Organisation? organisation, IReadOnlyList<string> roles)
    {
        var told = Register(Id, fields, organisation, roles, RegisteredAt);
        if (told.Failed || SaysTheSame(told.Value))
            return told;
        (Name, Email, Language) = (told.Value.Name, told.Value.Email, told.Value.Language);
        (OrganisationId, Roles, Active) = (told.Value.OrganisationId, told.Value.Roles, true);
        Raise(new PersonChanged(this));
        return told;
    }

    public Result Rename(string name, string language)
    {
        var errors = CheckNameAndLanguage(name, language);
        if (errors.Count > 0)
            return Result.Refused(errors);
        Name = PlainName.Clean(name, LongestName)!;
        Language = language;
        Raise(new PersonChanged(this));
        return Result.Done;
    }

    /// <param name="by">Who changes the roles; an administrator cannot give up being one.</param>
    public Result GiveRoles(IReadOnlyList<string> roles, string? organisationType, Guid by)
    {
        var errors = RoleRules.Check(roles, organisationType);
        if (errors.Count > 0)
            return Result.Refused(errors);
        if (by == Id && RoleRules.TakesAwayAdministration(Roles, roles))
            return IdentityErrors.NotOneself();
        Roles = RoleRules.InOrder(roles);
        Raise(new PersonChanged(this));
        return Result.Done;
    }

    /// <summary>By a guest link that was sent to the person's address. Who runs or audits the market does not become one.</summary>
    public Result BecomeJuror(string? organisationType)
    {
        if (Roles.Contains(Kernel.Roles.Juror))
            return Result.Done;
        string[] roles = [.. Roles, Kernel.Roles.Juror];
        if (RoleRules.Check(roles, organisationType) is { Count: > 0 } errors)
            return Result.Refused(errors);
        Roles = RoleRules.InOrder(roles);
        Raise(new PersonChanged(this));
        return Result.Done;
    }

    public Result Deactivate(Guid by)
    {
        if (by == Id)
            return IdentityErrors.NotOneself();
        if (!Active)
            return Result.Done;
        Active = false;
        Raise(new PersonChanged(this));
        return Result.Done;
    }

    public void Reactivate()
    {
        if (Active)
            return;
        Active = true;
        Raise(new PersonChanged(this));
    }

    /// <param name="change">One of <see cref="FactorChange"/>.</param>
    public void ChangeFactors(string change) => Raise(new FactorsChanged(this, change));

    /// <summary>An administrator takes away every second factor of somebody who lost them; an open access only, because others are told nothing.</summary>
    /// <param name="factors">How many the person has.</param>
    public Result ResetFactors(int factors, string? reason, Guid by)
    {
        if (by == Id)
            return IdentityErrors.ResetNotOneself();
        if (!Active)
            return IdentityErrors.AccessClosed();
        var given = GivenReason.Of(reason);
        if (given.Failed)
            return given;
        if (factors == 0)
            return IdentityErrors.NoSecondFactor();
        Raise(new FactorsChanged(this, FactorChange.ResetByAdministrator, given.Value));
        return Result.Done;
    }

    private bool SaysTheSame(Person other) => Active
        && (Name, Email, Language, OrganisationId) == (other.Name, other.Email, other.Language, other.OrganisationId)
        && Roles.SequenceEqual(other.Roles);

    private static List<Error> CheckNameAndLanguage(string? name, string? language)
    {
        var errors = new List<Error>();
        if (PlainName.Clean(name, LongestName) is null)
            errors.Add(IdentityErrors.PersonNameInvalid("name"));
        if (!LocalizedText.Languages.Contains(language))
            errors.Add(IdentityErrors.LanguageUnknown("language"));
        return errors;
    }
}

/// <summary>What somebody typed about a person.</summary>
internal sealed record PersonFields(string? Name, string? Email, string Language);

internal sealed record PersonChanged(Person Person) : DomainEvent;

/// <summary>A second factor of the person was set up, removed or renewed.</summary>
/// <param name="Reason">Why, when somebody else did it.</param>
internal sealed record FactorsChanged(Person Person, string Change, string? Reason = null) : DomainEvent;
