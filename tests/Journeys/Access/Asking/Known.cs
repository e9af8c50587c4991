using Market.Contracts;
using Market.Hosting.AuditLog.Writing;
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
/// <param name="ReceiptHash">Of the leaf of a receipt, covered by a checkpoint; lower-case hex.</param>
internal sealed record Known(Guid NotificationId, Guid UploadId, string ReceiptHash)
{
    public static async Task<Known> FindAsync(LocalMarket market, Guid uploadId)
    {
        using var scope = market.Services(Apps.Notifications).CreateScope();
        var owner = AccessPeople.As("owner1").Id;
        var notification = await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications.FirstAsync(row => row.PersonId == owner);
        return new Known(notification.Id, uploadId, await FirstReceiptAsync(market));
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
        [.., "log", "proof"] => $"?hash={ReceiptHash}",
        [.., "log", "consistency"] => "?from=1&to=1",
        _ => "",
    };

    private static async Task<string> FirstReceiptAsync(LocalMarket market)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        while (true)
        {
            var leaf = await db.AuditLeaves.Where(row => row.Data.Contains(Trace.EvidenceMark)).OrderBy(row => row.Index).Select(row => new { row.Index, row.Hash }).FirstOrDefaultAsync();
            if (leaf?.Index is { } index && await db.AuditCheckpoints.AnyAsync(checkpoint => checkpoint.Size > index))
                return Convert.ToHexStringLower(leaf.Hash!);
            await Task.Delay(50);
        }
    }
}
