using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Invariants;

/// <summary>A sentence that holds of a service's data between any two saves.</summary>
/// <param name="Name">Stable, <c>subject.rule</c>.</param>
/// <param name="Sentence">What holds, in plain words.</param>
/// <param name="Search">Says where it does not hold: ids, names of files and the like, never content.</param>
public sealed record Invariant(string Name, string Sentence, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<string>>> Search)
{
    /// <param name="broken">The ids of the rows that break it.</param>
    public static Invariant Of<TDb>(string name, string sentence, Func<TDb, IQueryable<Guid>> broken)
        where TDb : MarketDb =>
        Of<TDb>(name, sentence, async (db, cancel) => (await broken(db).ToListAsync(cancel)).Select(id => id.ToString()));

    /// <param name="broken">Where it is broken.</param>
    public static Invariant Of<TDb>(string name, string sentence, Func<TDb, CancellationToken, Task<IEnumerable<string>>> broken)
        where TDb : MarketDb =>
        Of<TDb>(name, sentence, (db, _, cancel) => broken(db, cancel));

    /// <param name="broken">Where it is broken; may also use what else the service is made of.</param>
    public static Invariant Of<TDb>(string name, string sentence, Func<TDb, IServiceProvider, CancellationToken, Task<IEnumerable<string>>> broken)
        where TDb : MarketDb =>
        new(name, sentence, async (services, cancel) => [.. await broken(services.GetRequiredService<TDb>(), services, cancel)]);
}

/// <summary>An invariant that does not hold.</summary>
/// <param name="Places">Where; never content.</param>
public sealed record Violation(string Name, string Sentence, IReadOnlyList<string> Places);

public static class InvariantsSetup
{
    public static void AddInvariants(this IServiceCollection services, IEnumerable<Invariant> invariants)
    {
        foreach (var invariant in invariants)
            services.AddSingleton(invariant);
    }
}
