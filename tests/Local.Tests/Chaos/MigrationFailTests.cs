using Market.Contracts;
using Market.Hosting.FailPoints;
using Market.Local.Chaos;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

[Collection(ChaosCollection.Name)]
public sealed class MigrationFailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-chaos-").FullName;

    public static TheoryData<string> Actions => ["throw", "kill", "hang"];

    [Theory, MemberData(nameof(Actions))]
    public async Task A_service_that_fails_in_the_middle_of_a_migration_starts_the_next_time(string action)
    {
        Effort.RequireWhole("all faults take minutes");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processes are killed by signals of Unix");
        await using var cluster = await ChaosCluster.PrepareAsync(_folder, servers: false);
        cluster.Arm(Apps.Notifications, FailPointNames.MigrationStep, action);

        // Launched again when it ends before it is ready.
        await cluster[Apps.Notifications].StartAsync(TimeSpan.FromSeconds(60));

        Assert.True(cluster.WasHit(Apps.Notifications));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
