using Market.Challenges.Domain;
using Market.Contracts;
using Market.Hosting.Storage;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Storage;

/// <summary>The challenges, who follows them, and the text in which visitors search.</summary>
internal abstract class ChallengesDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<Follow> Follows => Set<Follow>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    /// <summary>The recency keys of the listed challenges in which every word begins some word; composable, unordered.</summary>
    /// <param name="words">From <see cref="SearchWords.Of"/>: letters and digits only, at least one.</param>
    public abstract IQueryable<long> KeysOf(IReadOnlyList<string> words);

    /// <summary>Lets the database count again what its plans rest on; after many rows have come at once.</summary>
    public abstract Task RenewStatisticsAsync(CancellationToken cancel);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        ChangeTracker.DetectChanges();
        var listed = ChangeTracker.Entries<Challenge>()
            .Where(entry => entry.Entity.IsListed && (entry.State == EntityState.Added || (entry.State == EntityState.Modified && ChangesText(entry))));
        foreach (var entry in listed.ToList())
            await IndexAsync(entry.Entity, isNew: entry.State == EntityState.Added, cancel);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => ChallengesEvents.Of(raised);

    private static bool ChangesText(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Challenge> entry) =>
        entry.Property(challenge => challenge.IsListed).IsModified
        || entry.Property(challenge => challenge.OrganisationName).IsModified
        || entry.Property(challenge => challenge.SourceHash).IsModified;

    private async Task IndexAsync(Challenge challenge, bool isNew, CancellationToken cancel)
    {
        var key = challenge.RecencyKey!.Value;
        var known = isNew ? null : await SearchEntries.FindAsync([key], cancel);
        if (known is null)
            SearchEntries.Add(new SearchEntry { RecencyKey = key, Text = challenge.SearchText() });
        else
            known.Text = challenge.SearchText();
    }
}

/// <summary>The folded text of a listed challenge. The engine's own index over it is made by <see cref="SearchIndex"/>.</summary>
internal sealed class SearchEntry
{
    public required long RecencyKey { get; init; }

    public required string Text { get; set; }
}
