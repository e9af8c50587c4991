using Market.Contracts;
using Market.Hosting.Storage;
using Market.Journeys.Access.World;
using Market.Local;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.Asking;

/// <summary>What one must know to ask about things that are not a challenge or a bid.</summary>
/// <param name="NotificationId">Of a notification to owner1.</param>
/// <param name="UploadId">Of a file that the leader of the open bid began to send.</param>
/// <param name="LeafHashes">For each service the hash of a leaf that a checkpoint covers, lower-case hex.</param>
internal sealed record Known(Guid NotificationId, Guid UploadId, IReadOnlyDictionary<string, string> LeafHashes)
{
    public static async Task<Known> FindAsync(LocalMarket market, Guid uploadId)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var app in new[] { Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications })
            hashes[app] = await FirstLeafAsync(market, app);
        using var scope = market.Services(Apps.Notifications).CreateScope();
        var owner = AccessPeople.As("owner1").Id;
        var notification = await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications.FirstAsync(row => row.PersonId == owner);
        return new Known(notification.Id, uploadId, hashes);
    }

    public Guid IdFor(string path) => path switch
    {
        _ when path.StartsWith("/api/identity/organisations", StringComparison.Ordinal) => AccessPeople.Body.Id,
        _ when path.StartsWith("/api/identity", StringComparison.Ordinal) => AccessPeople.Spare.Id,
        "/api/notifications/{id}/read" => NotificationId,
        _ => Guid.NewGuid(),
    };

    public string QueryFor(string path) => path.Split('/') switch
    {
        [.., var app, "log", "proof"] => $"?hash={LeafHashes[app]}",
        [.., "log", "consistency"] => "?from=1&to=1",
        _ => "",
    };

    private static async Task<string> FirstLeafAsync(LocalMarket market, string app)
    {
        using var scope = market.Services(app).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        while (!await db.AuditCheckpoints.AnyAsync())
            await Task.Delay(50);
        return Convert.ToHexStringLower((await db.AuditLeaves.AsNoTracking().SingleAsync(leaf => leaf.Index == 0)).Hash!);
    }
}
