using System.Diagnostics;
using System.Net;
using System.Text;

using Market.Contracts;
using Market.Hosting.FailPoints;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

[Collection(ChaosCollection.Name)]
public sealed class StopTests(ChaosMarket market)
{
    [Fact]
    public async Task A_service_that_is_asked_to_stop_first_answers_what_it_has_begun()
    {
        Effort.RequireWhole("all faults take minutes");
        using var solver = new Asker(market.Cluster.Options, DemoPeople.DroneLead);
        var solution = await solver.StartAsync(market.Trial.Take(1)[0]);
        market.Cluster.Arm(Apps.Solutions, FailPointNames.FileMoved, "hang");
        var upload = solver.AttachAsync(solution, "onderweg.txt", Encoding.UTF8.GetBytes("Een bestand dat onderweg is."));
        while (!market.Cluster.WasHit(Apps.Solutions))
            await Task.Delay(20);

        var watch = Stopwatch.StartNew();
        var exit = await market.Cluster[Apps.Solutions].StopAsync();

        using var answer = await upload;
        Assert.Equal((HttpStatusCode.Created, 0), (answer.StatusCode, exit));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"stopping took {watch.Elapsed}");
        await market.Cluster.RestartAsync(Apps.Solutions);
        await solver.DeleteAsync(solution);
    }
}
