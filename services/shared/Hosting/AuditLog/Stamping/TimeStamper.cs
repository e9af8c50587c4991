using System.Text;

using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.AuditLog.Stamping;

/// <summary>
/// Has the newest checkpoint stamped by the authority of the settings, from time to time. An authority that is away is asked again
/// later; nothing waits for it.
/// </summary>
internal sealed class TimeStamper(IServiceScopeFactory scopes, IOptions<AuditLogOptions> options, TimeProvider time, ILogger<TimeStamper> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (string.IsNullOrEmpty(options.Value.TimeStampAuthority))
            return;
        var wait = options.Value.Interval;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stopping);
                wait = options.Value.Interval;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(error, "The time-stamping authority {Authority} gave no stamp; asked again in {Wait}", options.Value.TimeStampAuthority, wait);
                wait = wait * 2 < Longest ? wait * 2 : Longest;
            }

            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Has the newest checkpoint stamped when it is time for that; gives whether it was.</summary>
    internal async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        if (await db.AuditCheckpoints.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel) is not { } newest || !await IsDueAsync(db, newest, cancel))
            return false;
        var token = await scope.ServiceProvider.GetRequiredService<StampingAuthority>().StampAsync(Encoding.UTF8.GetBytes(newest.Note), cancel);
        db.AuditTimeStamps.Add(new AuditTimeStamp { CheckpointId = newest.Id, At = token.TokenInfo.Timestamp, Token = token.AsSignedCms().Encode() });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> IsDueAsync(MarketDb db, AuditCheckpoint newest, CancellationToken cancel)
    {
        var stamped = await db.AuditTimeStamps.AsNoTracking().OrderByDescending(row => row.CheckpointId)
            .Join(db.AuditCheckpoints, stamp => stamp.CheckpointId, checkpoint => checkpoint.Id, (stamp, checkpoint) => new { checkpoint.Id, checkpoint.At }).FirstOrDefaultAsync(cancel);
        return stamped is null || (newest.Id > stamped.Id && newest.At - stamped.At >= options.Value.TimeStampInterval);
    }
}
