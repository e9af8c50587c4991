using Market.Local;
using Market.Local.Demo;
using Market.Local.Doctor;

namespace Market.Journeys;

/// <summary>The whole market with the demo world, started once for all journeys.</summary>
public sealed class RunningMarket : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-journey-").FullName;
    private LocalMarket? _market;
    private string? _postgres;

    /// <summary>Where it keeps everything.</summary>
    public string Folder => _folder;

    public Uri Address => Market.Address;

    /// <summary>Waits until every service has heard what the others said.</summary>
    public Task SettleAsync() => Market.SettleAsync();

    internal LocalMarket Market => _market ?? throw new InvalidOperationException("Not started");

    /// <summary>One of its own on PostgreSQL.</summary>
    /// <param name="postgres">Connection string of the server.</param>
    public static async Task<RunningMarket> OnPostgresAsync(string postgres)
    {
        var running = new RunningMarket { _postgres = postgres };
        await running.InitializeAsync();
        return running;
    }

    public async ValueTask InitializeAsync()
    {
        var options = new LocalOptions(LocalPorts.Free(1)[0], _folder, Postgres: _postgres);
        _market = await LocalMarket.StartAsync(options);
        await DemoWorld.FillAsync(_market, CancellationToken.None);
    }

    /// <summary>Stops it, and says what the journeys left broken.</summary>
    public async ValueTask DisposeAsync()
    {
        var findings = _market is null ? "" : await ExamineAsync(_market);
        if (_market is not null)
        {
            await _market.StopAsync();
            await _market.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        Assert.True(findings.Length == 0, findings);
    }

    private static async Task<string> ExamineAsync(LocalMarket market)
    {
        await market.SettleAsync();
        var report = await MarketDoctor.ExamineAsync(market.Services, CancellationToken.None);
        var words = new StringWriter();
        report.WriteText(words);
        return report.IsSound ? "" : words.ToString();
    }
}

/// <summary>Journeys share one market and run one after the other: the machine has two cores.</summary>
[CollectionDefinition(Name)]
public sealed class MarketCollection : ICollectionFixture<RunningMarket>, ICollectionFixture<RunningBrowser>
{
    public const string Name = "market";
}
