using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class KnownRequestMapping : IEntityTypeConfiguration<KnownRequest>
{
    public void Configure(EntityTypeBuilder<KnownRequest> request)
    {
        request.ToTable("known_requests").HasKey(row => new { row.PersonId, row.Key });
        request.Property(row => row.Key).HasMaxLength(RequestKey.LengthLimit);
        request.HasIndex(row => row.At);
    }
}

/// <summary>Finds what became of requests by their keys.</summary>
internal static class KnownRequests
{
    public static async Task<KnownRequest?> KnownRequestAsync(this SolutionsDb db, Guid personId, RequestKey? key, CancellationToken cancel) =>
        key is null ? null : (await db.KnownRequestsAsync([(personId, key)], cancel)).GetValueOrDefault((personId, key));

    public static async Task<Dictionary<(Guid PersonId, RequestKey Key), KnownRequest>> KnownRequestsAsync(
        this SolutionsDb db, IReadOnlyList<(Guid PersonId, RequestKey Key)> wanted, CancellationToken cancel)
    {
        if (wanted.Count == 0)
            return [];
        var (people, keys) = (wanted.Select(each => each.PersonId).Distinct().ToList(), wanted.Select(each => each.Key.Text).Distinct().ToList());
        var found = await db.KnownRequests.AsNoTracking().Where(row => people.Contains(row.PersonId) && keys.Contains(row.Key)).ToListAsync(cancel);
        return found.ToDictionary(row => (row.PersonId, new RequestKey(row.Key)));
    }
}
