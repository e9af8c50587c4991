using Market.Local.Chaos;

namespace Market.Local.Tests.Chaos;

[Collection(ChaosCollection.Name)]
public sealed class KillTests(ChaosMarket market)
{
    [Fact]
    public async Task Whatever_is_killed_while_people_work_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        const int Kills = 15;

        var report = await ChaosRun.RunAsync(market.Trial, Kills, seed: 20, TextWriter.Null, TestContext.Current.CancellationToken, ChaosMarket.Slowness);

        Assert.Empty(report.Findings);
        Assert.Equal(Kills, report.Kills);
        Assert.True(report.Acknowledged > 0);
    }

    [Fact]
    public async Task The_books_notice_a_receipt_that_is_lost_and_one_that_nobody_got()
    {
        var ledger = new ChaosLedger();
        ledger.Receipts["FIM-2026-PLANTED"] = new string('0', 64);

        var findings = await new ChaosBooks(market.Trial.Services, ledger, market.Cluster.Options).CheckAsync();

        Assert.Contains(findings, finding => finding.Contains("FIM-2026-PLANTED", StringComparison.Ordinal) && finding.EndsWith("was acknowledged and is lost", StringComparison.Ordinal));
        if (market.Trial.Ledger.Solutions.FirstOrDefault() is { } kept)
            Assert.Contains($"solutions: {kept.Id} is there and nobody was told so", findings);
    }
}
