using Market.Hosting.AuditLog.Checking;
using Market.Testing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.AuditLog;

/// <summary>The restore drill of deploy/README.md: a backup is put back, and the log tells whether it is the newest.</summary>
public sealed class RestoreDrillTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_newest_backup_comes_back_whole_with_every_checkpoint_that_was_published(string engine)
    {
        await using var market = await LoggedLedger.StartAsync(engine);
        await WorkAsync(market, 40);
        var published = await NotesAsync(market);

        await using var restored = await market.RestoredFromBackupAsync();

        Assert.Empty(await CheckAsync(restored, published));
        Assert.Equal((await market.CheckpointsAsync())[^1].Root, (await restored.CheckpointsAsync())[^1].Root);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_older_backup_is_recognised_as_rolled_back_by_a_checkpoint_kept_elsewhere(string engine)
    {
        await using var market = await LoggedLedger.StartAsync(engine);
        await WorkAsync(market, 40);
        var older = await NotesAsync(market);
        await using var restored = await market.RestoredFromBackupAsync();
        await WorkAsync(market, 30);
        var newer = await NotesAsync(market);

        var findings = await CheckAsync(restored, newer);

        Assert.Empty(await CheckAsync(restored, older));
        Assert.Contains(findings, finding => finding.StartsWith("The log was rolled back", StringComparison.Ordinal));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Work_that_goes_on_after_an_older_backup_does_not_hide_that_it_was_put_back(string engine)
    {
        await using var market = await LoggedLedger.StartAsync(engine);
        await WorkAsync(market, 40);
        await using var restored = await market.RestoredFromBackupAsync();
        await WorkAsync(market, 30);
        var published = await NotesAsync(market);

        await WorkAsync(restored, 60);

        Assert.Contains(await CheckAsync(restored, published), finding => finding.Contains("kept checkpoint", StringComparison.Ordinal));
    }

    private static async Task WorkAsync(LoggedLedger ledger, int acts)
    {
        await ledger.ActAsync(acts);
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
        ledger.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<List<string>> NotesAsync(LoggedLedger ledger) => [.. (await ledger.CheckpointsAsync()).Select(checkpoint => checkpoint.Note)];

    private static Task<IReadOnlyList<string>> CheckAsync(LoggedLedger ledger, IReadOnlyList<string> kept) =>
        ledger.DoAsync(db => new LogCheck(db, LoggedLedger.Key.Verifier).RunAsync(kept, CancellationToken.None));
}
