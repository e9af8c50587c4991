using Market.Contracts;
using Market.Local.Chaos;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

/// <summary>A process stands still for a while, which is longer than its own patience with others and theirs with it, and then goes on with what it was doing.</summary>
[Collection(ChaosCollection.Name)]
public sealed class StandstillTests(ChaosMarket market)
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Services_that_stand_still_in_the_middle_of_their_work_go_on_with_it_and_do_nothing_twice()
    {
        Effort.RequireWhole("all faults take minutes");
        var still = new[] { Apps.Solutions, Apps.Notifications, ChaosCluster.Sidecar }.Select(name => market.Cluster[name]).ToList();

        await market.Trial.WorkDuringAsync(10, async () =>
        {
            await Task.Delay(1_000);
            still.ForEach(process => process.Freeze());
            await Task.Delay(Standstill);
            still.ForEach(process => process.Thaw());
            await Task.Delay(1_000);
        });

        Assert.Empty(await market.Trial.CheckAsync(ChaosMarket.Slowness));
    }
}
