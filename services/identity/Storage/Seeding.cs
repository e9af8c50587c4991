using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Kernel;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

/// <summary>An organisation of the demo, with a fixed id.</summary>
internal sealed record SeedOrganisation(Guid Id, string Name, string? Kbo, string Type, string Town);

/// <summary>A person of the demo, with a fixed id and a password that is made known.</summary>
internal sealed record SeedPerson(Guid Id, string Name, string Email, string Password, string Language, Guid? OrganisationId, params IReadOnlyList<string> Roles);

/// <summary>Fills an empty market with demo organisations and people through the same rules as everybody else, and tells the other services.</summary>
internal static class Seeding
{
    /// <summary>Adds what is not there yet; returns how many people were added.</summary>
    /// <exception cref="InvalidOperationException">Something in the demo breaks a rule.</exception>
    public static async Task<int> SeedIdentityAsync(
        this IServiceProvider services, IReadOnlyList<SeedOrganisation> organisations, IReadOnlyList<SeedPerson> people, CancellationToken cancel = default)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var known = await db.Organisations.ToDictionaryAsync(organisation => organisation.Id, cancel);
        foreach (var seed in organisations.Where(seed => !known.ContainsKey(seed.Id)))
        {
            known[seed.Id] = Accepted(Organisation.Register(seed.Id, new OrganisationFields(seed.Name, seed.Kbo, seed.Type, seed.Town), now), seed.Name);
            db.Organisations.Add(known[seed.Id]);
        }

        var added = await AddPeopleAsync(scope.ServiceProvider, db, known, people, now, cancel);
        await db.SaveChangesAsync(cancel);
        return added;
    }

    private static async Task<int> AddPeopleAsync(
        IServiceProvider services, IdentityDb db, Dictionary<Guid, Organisation> organisations, IReadOnlyList<SeedPerson> people, DateTimeOffset now, CancellationToken cancel)
    {
        var (hasher, normalizer) = (services.GetRequiredService<IPasswordHasher<Account>>(), services.GetRequiredService<ILookupNormalizer>());
        var there = await db.People.Select(person => person.Id).ToHashSetAsync(cancel);
        var fresh = people.Where(seed => !there.Contains(seed.Id)).ToList();
        // A hash is slow on purpose; demo passwords are public, so people with the same one may share it.
        var hashes = fresh.Select(seed => seed.Password).Distinct().AsParallel().ToDictionary(password => password, password => hasher.HashPassword(new Account(), password));
        foreach (var seed in fresh)
        {
            var organisation = seed.OrganisationId is { } id ? organisations[id] : null;
            var person = Accepted(Person.Register(seed.Id, new PersonFields(seed.Name, seed.Email, seed.Language), organisation, seed.Roles, now), seed.Name);
            db.People.Add(person);
            db.Accounts.Add(Account.WithHash(person, hashes[seed.Password], normalizer));
        }

        return fresh.Count;
    }

    private static T Accepted<T>(Result<T> result, string name) =>
        result.Failed ? throw new InvalidOperationException($"{name}: {result.Errors[0].Code}") : result.Value;
}
