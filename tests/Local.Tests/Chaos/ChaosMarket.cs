using Market.Local.Chaos;
using Market.Testing;

namespace Market.Local.Tests.Chaos;

/// <summary>One cluster for all tests that make processes fail: they share what its people remember, and run one after the other.</summary>
public sealed class ChaosMarket : IAsyncLifetime
{
    /// <summary>How many times slower than a machine of its own this one may be: other test projects run at the same time.</summary>
    public const int Slowness = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("market-chaos-").FullName;
    private ChaosTrial? _trial;

    internal ChaosTrial Trial
    {
        get
        {
            Effort.RequireWhole("a market in processes of its own takes a minute");
            Assert.SkipWhen(_trial is null, "Processes are killed by signals of Unix");
            return _trial!;
        }
    }

    internal ChaosCluster Cluster => Trial.Cluster;

    public static bool HasServers => ClusterServers.PostgresPrograms is not null && ClusterServers.HasRedis;

    public async ValueTask InitializeAsync()
    {
        if (Effort.IsWhole && !OperatingSystem.IsWindows())
            _trial = await ChaosTrial.StartAsync(_folder, HasServers, challenges: 180, seed: 7);
    }

    public async ValueTask DisposeAsync()
    {
        if (_trial is not null)
            await _trial.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChaosCollection : ICollectionFixture<ChaosMarket>
{
    public const string Name = "chaos";
}
