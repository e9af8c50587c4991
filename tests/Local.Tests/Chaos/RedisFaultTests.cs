using Market.Local.Chaos;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

/// <summary>Redis is away, and comes back empty: whoever was signed in stays so, and everything essential goes on.</summary>
[Collection(ChaosCollection.Name)]
public sealed class RedisFaultTests(ChaosMarket market)
{
    [Theory, InlineData("killed"), InlineData("frozen")]
    public async Task Without_redis_people_sign_in_read_upload_and_submit(string how)
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        using var before = new Asker(market.Cluster.Options);
        using var during = new Asker(market.Cluster.Options);
        await before.SignInAsync(DemoPeople.StartUpLead);

        await GoAwayAsync(how);
        try
        {
            Assert.True(await before.IsSignedInAsync());
            await during.SignInAsync(DemoPeople.InstituteLead);
            using var own = await during.GetAsync("/mijn/oplossingen");
            Assert.True(own.IsSuccessStatusCode, $"the own page answered {(int)own.StatusCode}");
            await market.Trial.Workload.Solvers[1].AnswerAsync(market.Trial.Take(1)[0]);
        }
        finally
        {
            await ComeBackAsync(how);
        }

        Assert.True(await before.IsSignedInAsync());
        Assert.True(await during.IsSignedInAsync());
        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }

    private async Task GoAwayAsync(string how)
    {
        if (how == "killed")
            await market.Cluster[ChaosCluster.Redis].KillAsync();
        else
            market.Cluster[ChaosCluster.Redis].Freeze();
    }

    private async Task ComeBackAsync(string how)
    {
        if (how == "killed")
            await market.Cluster.RestartAsync(ChaosCluster.Redis);
        else
            market.Cluster[ChaosCluster.Redis].Thaw();
    }
}
