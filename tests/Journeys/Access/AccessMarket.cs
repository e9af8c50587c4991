using Market.Local;

using Microsoft.AspNetCore.Builder;

namespace Market.Journeys.Access;

/// <summary>The whole market with the world of the authorisation matrix, started once for all tests of access.</summary>
public sealed class AccessMarket : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-access-").FullName;
    private LocalMarket? _market;

    internal LocalMarket Market => _market ?? throw new InvalidOperationException("Not started");

    internal Uri Address => Market.Address;

    public async ValueTask InitializeAsync()
    {
        _market = await LocalMarket.StartAsync(new LocalOptions(LocalPorts.Free(1)[0], _folder), configure: Configure);
    }

    public async ValueTask DisposeAsync()
    {
        if (_market is not null)
        {
            await _market.StopAsync();
            await _market.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One address asks everything here; the limits are tried elsewhere.</summary>
    private static void Configure(string app, WebApplicationBuilder builder)
    {
        foreach (var limit in new[] { "RequestsPerSecond", "SubmissionsPerSecond", "SignInsPerMinute" })
            builder.Configuration[$"Market:Gateway:{limit}"] = "0";
    }
}

[CollectionDefinition(Name)]
public sealed class AccessCollection : ICollectionFixture<AccessMarket>
{
    public const string Name = "access";
}
