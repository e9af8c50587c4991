using System.Security.Cryptography;
using System.Text;

using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Stamping;
using Market.Hosting.AuditLog.Writing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Tests.AuditLog;

/// <summary>Checkpoints stamped by an authority (RFC 3161).</summary>
public sealed class TimeStamperTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_newest_checkpoint_is_stamped_and_openssl_finds_the_stamp_right(string engine)
    {
        await using var authority = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(authority, engine);

        Assert.True(await ledger.Stamper.RunOnceAsync(CancellationToken.None));

        var (stamp, note) = await StampAsync(ledger);
        Assert.True(await authority.VerifiesAsync(note, stamp.Token));
        Assert.False(await authority.VerifiesAsync([.. note[..^2], (byte)(note[^2] ^ 1), note[^1]], stamp.Token));
        Assert.Empty(await CheckAsync(ledger));
    }

    [Fact]
    public async Task A_checkpoint_is_stamped_once_and_the_next_one_when_the_interval_is_over()
    {
        await using var authority = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(authority, "sqlite");
        Assert.True(await ledger.Stamper.RunOnceAsync(CancellationToken.None));
        Assert.False(await ledger.Stamper.RunOnceAsync(CancellationToken.None));

        await SignAfterAsync(ledger, TimeSpan.FromMinutes(4));
        Assert.False(await ledger.Stamper.RunOnceAsync(CancellationToken.None));
        await SignAfterAsync(ledger, TimeSpan.FromMinutes(1));

        Assert.True(await ledger.Stamper.RunOnceAsync(CancellationToken.None));
        Assert.Equal([1, 3], await ledger.DoAsync(db => db.AuditTimeStamps.OrderBy(row => row.CheckpointId).Select(row => row.CheckpointId).ToListAsync()));
    }

    [Fact]
    public async Task An_authority_that_is_away_stops_nothing_and_is_asked_again()
    {
        await using var authority = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(authority, "sqlite");
        authority.Away = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => ledger.Stamper.RunOnceAsync(CancellationToken.None));
        await SignAfterAsync(ledger, TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await ledger.CheckpointsAsync()).Count);

        authority.Away = false;

        Assert.True(await ledger.Stamper.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_with_one_bit_changed_is_not_taken()
    {
        await using var authority = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(authority, "sqlite");
        // The end of an answer is the end of the signature.
        authority.Change = answer => [.. answer[..^1], (byte)(answer[^1] ^ 1)];

        await Assert.ThrowsAnyAsync<CryptographicException>(() => ledger.Stamper.RunOnceAsync(CancellationToken.None));

        Assert.Equal(0, await ledger.DoAsync(db => db.AuditTimeStamps.CountAsync()));
    }

    [Fact]
    public async Task A_stamp_of_an_authority_that_is_not_ours_is_not_taken()
    {
        await using var ours = await LocalStampingAuthority.StartAsync();
        await using var stranger = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(stranger, "sqlite");
        ledger.Options.TimeStampCertificates = ours.Root;

        var refused = await Assert.ThrowsAsync<CryptographicException>(() => ledger.Stamper.RunOnceAsync(CancellationToken.None));

        Assert.Contains("does not lead to a certificate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stamp_that_was_changed_or_put_beside_another_checkpoint_is_found()
    {
        await using var authority = await LocalStampingAuthority.StartAsync();
        await using var ledger = await SignedAsync(authority, "sqlite");
        await ledger.Stamper.RunOnceAsync(CancellationToken.None);
        await SignAfterAsync(ledger, TimeSpan.FromMinutes(1));
        await ledger.DoAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_time_stamps_update"));

        await ledger.DoAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE audit_time_stamps SET CheckpointId = 2"));

        Assert.Contains("checkpoint 2", Assert.Single(await CheckAsync(ledger)), StringComparison.Ordinal);
    }

    private static async Task<LoggedLedger> SignedAsync(LocalStampingAuthority authority, string engine)
    {
        var ledger = await LoggedLedger.StartAsync(engine);
        (ledger.Options.TimeStampAuthority, ledger.Options.TimeStampCertificates) = (authority.Address, authority.Root);
        await SignAfterAsync(ledger, TimeSpan.Zero);
        return ledger;
    }

    private static async Task SignAfterAsync(LoggedLedger ledger, TimeSpan wait)
    {
        ledger.Clock.Advance(wait);
        await ledger.ActAsync(1);
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
    }

    private static Task<(AuditTimeStamp Stamp, byte[] Note)> StampAsync(LoggedLedger ledger) => ledger.DoAsync(async db =>
    {
        var stamp = await db.AuditTimeStamps.SingleAsync();
        return (stamp, Encoding.UTF8.GetBytes((await db.AuditCheckpoints.SingleAsync(row => row.Id == stamp.CheckpointId)).Note));
    });

    private static Task<IReadOnlyList<string>> CheckAsync(LoggedLedger ledger) =>
        ledger.DoAsync(db => new LogCheck(db, LoggedLedger.Key.Verifier).RunAsync([], CancellationToken.None));
}
