using System.Text.Json;

using Market.Kernel;
using Market.Portal.Clients;

using Microsoft.Extensions.Caching.Distributed;

namespace Market.Portal.Pages.Authoring;

/// <summary>What the import of a notice made of it.</summary>
/// <param name="Taken">Fields of the draft that were filled in.</param>
/// <param name="Missing">Fields that the officer has to fill in.</param>
public sealed record ImportReport(IReadOnlyList<string> Taken, IReadOnlyList<string> Missing, IReadOnlyList<ImportedNote> Notes)
{
    public static ImportReport Of(ChallengeDetail draft, IReadOnlyList<ImportedNote> notes)
    {
        var fields = new (string Name, bool Filled)[]
        {
            ("title", !draft.Title.IsEmpty), ("summary", !draft.Summary.IsEmpty), ("need", !draft.Need.IsEmpty), ("outcome", !draft.Outcome.IsEmpty),
            ("origin", draft.Origin is not null), ("phases", draft.Phases is { Count: > 0 }), ("regions", draft.Regions is { Count: > 0 }), ("process", draft.Process is not null),
            ("criteria", draft.Criteria is { Count: > 0 }), ("deadline", draft.Dates?.Deadline is not null),
        };
        return new ImportReport([.. fields.Where(field => field.Filled).Select(field => field.Name)], [.. fields.Where(field => !field.Filled).Select(field => field.Name)], notes);
    }
}

/// <summary>Keeps the report of an import for a month, to be read beside the draft; who may see the draft may see it.</summary>
internal sealed class ImportReports(IDistributedCache cache)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(31);

    public Task KeepAsync(Guid challengeId, ImportReport report) =>
        cache.SetAsync(Key(challengeId), JsonSerializer.SerializeToUtf8Bytes(report), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime });

    public async Task<ImportReport?> FindAsync(Guid challengeId) =>
        await cache.GetAsync(Key(challengeId)) is { } bytes ? JsonSerializer.Deserialize<ImportReport>(bytes) : null;

    private static string Key(Guid challengeId) => $"portal:import:{challengeId}";
}
