using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>A legal entity (or a single person) that takes part in the market.</summary>
internal sealed class Organisation : Entity
{
    private const int LongestName = 200;
    private const int LongestTown = 100;

    private Organisation()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Name as the search compares it.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Ten digits, unique; null for an individual without an enterprise number.</summary>
    public string? Kbo { get; private set; }

    public string Type { get; private set; } = "";

    public string Town { get; private set; } = "";

    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>Registers an organisation; says everything that is wrong at once.</summary>
    public static Result<Organisation> Register(Guid id, OrganisationFields fields, DateTimeOffset now)
    {
        var errors = Check(fields);
        if (errors.Count > 0)
            return Result<Organisation>.From(Result.Refused(errors));
        var name = PlainName.Clean(fields.Name, LongestName)!;
        var organisation = new Organisation
        {
            Id = id,
            Name = name,
            SearchName = PlainName.ForSearch(name),
            Kbo = KboNumber.Normalize(fields.Kbo),
            Type = fields.Type,
            Town = PlainName.Clean(fields.Town, LongestTown) ?? "",
            RegisteredAt = now,
        };
        organisation.Raise(new OrganisationRegistered(organisation));
        return organisation;
    }

    private static List<Error> Check(OrganisationFields fields)
    {
        var errors = new List<Error>();
        if (PlainName.Clean(fields.Name, LongestName) is null)
            errors.Add(IdentityErrors.OrganisationNameInvalid("name"));
        if (!OrganisationTypes.All.Contains(fields.Type))
            errors.Add(IdentityErrors.OrganisationTypeUnknown("type"));
        if (string.IsNullOrWhiteSpace(fields.Kbo))
        {
            if (fields.Type != OrganisationTypes.Individual)
                errors.Add(IdentityErrors.KboRequired("kbo"));
        }
        else if (KboNumber.Normalize(fields.Kbo) is null)
        {
            errors.Add(IdentityErrors.KboInvalid("kbo"));
        }

        if (!string.IsNullOrWhiteSpace(fields.Town) && PlainName.Clean(fields.Town, LongestTown) is null)
            errors.Add(IdentityErrors.OrganisationTownInvalid("town"));
        return errors;
    }
}

/// <summary>What somebody typed about an organisation.</summary>
internal sealed record OrganisationFields(string? Name, string? Kbo, string Type, string? Town);

internal sealed record OrganisationRegistered(Organisation Organisation) : DomainEvent;
