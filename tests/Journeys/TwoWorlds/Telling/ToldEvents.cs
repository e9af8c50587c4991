using System.Collections.Concurrent;

using Market.Hosting.Messaging.Outbox;
using Market.Journeys.Access.Asking;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Journeys.TwoWorlds.Telling;

/// <summary>What rehearsed requests would have told the other services.</summary>
internal sealed class ToldEvents
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string App, OutboxMessage Message)>> _told = new();

    public IReadOnlyList<(string App, OutboxMessage Message)> Of(string name) => [.. _told.GetValueOrDefault(name, [])];

    /// <summary>Listens to what one database puts in its outbox.</summary>
    public IInterceptor In(string app, IHttpContextAccessor http) => new Ear(this, app, http);

    private sealed class Ear(ToldEvents told, string app, IHttpContextAccessor http) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (http.HttpContext?.Request.Headers.TryGetValue(Rehearsal.CountHeader, out var name) == true)
            {
                foreach (var message in eventData.Context!.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Added))
                    told._told.GetOrAdd(name.ToString(), _ => []).Enqueue((app, message.Entity));
            }

            return ValueTask.FromResult(result);
        }
    }
}
