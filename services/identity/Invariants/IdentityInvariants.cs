using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Outbox;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Invariants;

/// <summary>Everything that always holds of people, organisations and accounts.</summary>
internal static class IdentityInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<IdentityDb>("organisations.kbo", "Each organisation has a valid enterprise number; only an individual may be without", async (db, cancel) =>
            (await db.Organisations.AsNoTracking().ToListAsync(cancel))
                .Where(organisation => organisation.Kbo is null ? organisation.Type != OrganisationTypes.Individual : KboNumber.Normalize(organisation.Kbo) != organisation.Kbo)
                .Select(organisation => organisation.Id.ToString())),
        Invariant.Of<IdentityDb>("organisations.kbo-once", "An enterprise number stands for one organisation",
            db => db.Organisations.Where(organisation => organisation.Kbo != null && db.Organisations.Any(other => other.Kbo == organisation.Kbo && other.Id != organisation.Id)).Select(organisation => organisation.Id)),
        Invariant.Of<IdentityDb>("organisations.type", "Each organisation is of a known type",
            db => db.Organisations.Where(organisation => !OrganisationTypes.All.Contains(organisation.Type)).Select(organisation => organisation.Id)),
        Invariant.Of<IdentityDb>("people.organisation", "Who belongs to an organisation belongs to one that is registered",
            db => db.People.Where(person => person.OrganisationId != null && !db.Organisations.Any(organisation => organisation.Id == person.OrganisationId)).Select(person => person.Id)),
        Invariant.Of<IdentityDb>("people.roles-fit", "Nobody has a role that does not exist or does not fit the organisation", MisfitsAsync),
        Invariant.Of<IdentityDb>("people.mail-address", "Each person has a mail address in its one spelling", async (db, cancel) =>
            (await db.People.AsNoTracking().Select(person => new { person.Id, person.Email }).ToListAsync(cancel))
                .Where(person => EmailAddress.Normalize(person.Email) != person.Email).Select(person => person.Id.ToString())),
        Invariant.Of<IdentityDb>("people.mail-address-once", "A mail address is one person's",
            db => db.People.Where(person => db.People.Any(other => other.Email == person.Email && other.Id != person.Id)).Select(person => person.Id)),
        Invariant.Of<IdentityDb>("accounts.of-a-person", "An account is of the person whose mail address signs in",
            db => db.Accounts.Where(account => !db.People.Any(person => person.Id == account.Id && person.Email == account.UserName)).Select(account => account.Id)),
        Invariant.Of<IdentityDb>("people.told", "What was last told of a person is how the person is", UntoldPeopleAsync),
        Invariant.Of<IdentityDb>("organisations.told", "What was last told of an organisation is how it is", UntoldOrganisationsAsync),
    ];

    private static async Task<IEnumerable<string>> MisfitsAsync(IdentityDb db, CancellationToken cancel)
    {
        var types = await db.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Type, cancel);
        // An organisation that is not there is another invariant's finding.
        var people = (await db.People.AsNoTracking().ToListAsync(cancel)).Where(person => person.OrganisationId is not { } id || types.ContainsKey(id));
        return people.Where(person => RoleRules.Check(person.Roles, person.OrganisationId is { } id ? types[id] : null).Count > 0).Select(person => person.Id.ToString());
    }

    private static async Task<IEnumerable<string>> UntoldPeopleAsync(IdentityDb db, CancellationToken cancel)
    {
        var told = (await db.ToldAsync<PersonSaved>(cancel)).GroupBy(happened => happened.PersonId).ToDictionary(own => own.Key, own => own.Last());
        var people = await db.People.AsNoTracking().ToListAsync(cancel);
        return people.Where(person => !told.TryGetValue(person.Id, out var last)
            || (last.Name, last.Email, last.Language, last.OrganisationId, last.Active) != (person.Name, person.Email, person.Language, person.OrganisationId, person.Active)
            || !last.Roles.SequenceEqual(person.Roles)).Select(person => person.Id.ToString());
    }

    private static async Task<IEnumerable<string>> UntoldOrganisationsAsync(IdentityDb db, CancellationToken cancel)
    {
        var told = (await db.ToldAsync<OrganisationSaved>(cancel)).GroupBy(happened => happened.OrganisationId).ToDictionary(own => own.Key, own => own.Last());
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancel);
        return organisations.Where(organisation => !told.TryGetValue(organisation.Id, out var last) || (last.Name, last.Kbo, last.Type) != (organisation.Name, organisation.Kbo ?? "", organisation.Type))
            .Select(organisation => organisation.Id.ToString());
    }
}
