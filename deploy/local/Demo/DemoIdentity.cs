using Market.Contracts;
using Market.Identity.Domain;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;
using Market.Identity.Storage;

using Microsoft.AspNetCore.Identity;

namespace Market.Local.Demo;

/// <summary>Registers the demo organisations, and people in them.</summary>
internal static class DemoIdentity
{
    public static async Task FillAsync(IServiceProvider services, IReadOnlyList<DemoPerson> people, DateTimeOffset now, CancellationToken cancel)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var organisations = DemoOrganisations.All.ToDictionary(
            organisation => organisation.Id,
            organisation => Organisation.Register(organisation.Id, new OrganisationFields(organisation.Name, organisation.Kbo, organisation.Type, organisation.Town), now).Value);
        db.Organisations.AddRange(organisations.Values);
        AddPeople(db, scope.ServiceProvider, organisations, people, now);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Who approves, opens, locks scores, awards or gives roles.</summary>
    private static bool NeedsSecondFactor(string role) => role is "officer" or "approver" or "juror" or "admin";

    private static void AddPeople(IdentityDb db, IServiceProvider services, Dictionary<Guid, Organisation> organisations, IReadOnlyList<DemoPerson> people, DateTimeOffset now)
    {
        var secrets = services.GetRequiredService<AuthenticatorSecrets>();
        var normalizer = services.GetRequiredService<ILookupNormalizer>();
        // Everybody has the same password, so it is hashed once: hashing is slow on purpose.
        var hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), DemoPeople.Password);
        foreach (var demo in people)
        {
            var organisation = demo.Organisation is null ? null : organisations[demo.Organisation.Id];
            var person = Person.Register(demo.Id, new PersonFields(demo.Name, demo.Email, demo.Language), organisation, demo.Roles, now).Value;
            db.People.Add(person);
            db.Accounts.Add(Account.WithHash(person, hash, normalizer));
            if (demo.Roles.Any(NeedsSecondFactor))
                db.Authenticators.Add(secrets.For(demo.Id, AuthenticatorSecrets.Fresh(), now));
        }
    }
}
