using Market.Contracts;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Messaging.Outbox;

public static class ToldEvents
{
    /// <summary>Every event of this type that the service ever told, the oldest first.</summary>
    public static async Task<IReadOnlyList<T>> ToldAsync<T>(this MarketDb db, CancellationToken cancel) where T : IntegrationEvent
    {
        var told = await db.Outbox.AsNoTracking().Where(message => message.Type == typeof(T).Name)
            .OrderBy(message => message.Time).ThenBy(message => message.Id).ToListAsync(cancel);
        return [.. told.Select(message => message.Happened()).OfType<T>()];
    }
}
