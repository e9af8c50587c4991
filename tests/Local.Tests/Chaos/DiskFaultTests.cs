using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

using Market.Contracts;
using Market.Local.Chaos;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

/// <summary>The disk is full: nothing half is kept, nothing is acknowledged that is not, and it goes on when there is room again.</summary>
[Collection(ChaosCollection.Name)]
public sealed class DiskFaultTests(ChaosMarket market)
{
    [Fact]
    public async Task An_upload_that_does_not_fit_is_refused_whole()
    {
        var files = Path.Combine(market.Cluster.Options.DataFolder, "solutions", "files");
        using var disk = FullDisk.Over(files, "2m");
        using var solver = new Asker(market.Cluster.Options, DemoPeople.DroneLead);
        var solution = await solver.StartAsync(market.Trial.Take(1)[0]);
        var kept = 0;

        HttpStatusCode status;
        do
        {
            using var answer = await solver.AttachAsync(solution, $"bijlage-{kept}.txt", Text(600_000, kept));
            status = answer.StatusCode;
            if (status == HttpStatusCode.Created)
                kept++;
            else
                Assert.Equal((507, true, "storage-full"), ((int)status, answer.Headers.RetryAfter is not null, await answer.ErrorCodeAsync()));
        }
        while (status == HttpStatusCode.Created && kept < 10);

        Assert.InRange(kept, 1, 9);
        Assert.Equal(kept, Directory.GetFiles(files).Length);
        Assert.DoesNotContain(Directory.GetFiles(files), file => file.EndsWith(".part", StringComparison.Ordinal));
        disk.Grow("8m");
        using var again = await solver.AttachAsync(solution, "nu-wel.txt", Text(600_000, 100));
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await solver.DeleteAsync(solution);
    }

    [Fact]
    public async Task A_database_file_that_cannot_grow_is_told_as_such_and_goes_on_when_there_is_room()
    {
        Effort.RequireWhole("all faults take minutes");
        var folder = Directory.CreateTempSubdirectory("market-full-").FullName;
        using var disk = FullDisk.Over(folder, "48m");
        await FillsUpAsync(folder, disk, servers: false);
    }

    [Fact]
    public async Task A_database_server_without_room_for_its_tables_is_told_as_such_and_goes_on_when_there_is_room()
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipUnless(ChaosMarket.HasServers, "PostgreSQL or redis-server is not installed");
        var folder = Directory.CreateTempSubdirectory("market-full-").FullName;
        var tables = ClusterServers.TablesIn(Path.Combine(folder, ChaosCluster.Postgres));
        Directory.CreateDirectory(tables);
        using var disk = FullDisk.Over(tables, "256m");

        var answers = await FillsUpAsync(folder, disk, servers: true);

        Assert.Contains(HttpStatusCode.InsufficientStorage, answers);
    }

    /// <summary>Somebody follows one challenge after the other on a full disk; what was acknowledged is there afterwards, and nothing else. Gives the answers.</summary>
    private static async Task<IReadOnlyList<HttpStatusCode>> FillsUpAsync(string folder, FullDisk disk, bool servers)
    {
        await using var cluster = await ChaosCluster.PrepareAsync(folder, servers);
        var challenges = await ChaosWorld.FillAsync(cluster.Options, 60);
        await Task.WhenAll(new[] { Apps.Identity, Apps.Challenges, Apps.Gateway }.Select(name => cluster.RestartAsync(name)));
        using var member = new Asker(cluster.Options, DemoPeople.DroneLead);

        disk.Fill();
        var (followed, answers) = (new List<Guid>(), new List<HttpStatusCode>());
        foreach (var challenge in challenges)
        {
            using var answer = await member.FollowAsync(challenge);
            answers.Add(answer.StatusCode);
            if (answer.IsSuccessStatusCode)
                followed.Add(challenge);
            else
                Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage && answer.Headers.RetryAfter is not null, $"a full disk was answered {(int)answer.StatusCode}");
        }

        Assert.True(followed.Count < challenges.Count);
        disk.Free();
        await FollowsAgainAsync(member, challenges[^1], followed);
        using var list = await member.GetAsync("/api/challenges/followed");
        var kept = (await list.ReadAsync<List<JsonElement>>()).ConvertAll(each => each.GetProperty("id").GetGuid());
        Assert.Equal(followed.Order(), kept.Order());
        return answers;
    }

    private static async Task FollowsAgainAsync(Asker member, Guid challenge, List<Guid> followed)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            using var answer = await member.FollowAsync(challenge);
            if (answer.IsSuccessStatusCode)
                break;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"with room again it still answers {(int)answer.StatusCode}");
            await Task.Delay(200);
        }

        if (!followed.Contains(challenge))
            followed.Add(challenge);
    }

    private static byte[] Text(int size, int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(size);
        while (text.Length < size)
            text.Append("regel ").Append(random.Next()).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
