using Market.Local.Demo;
using Market.Local.Doctor;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Tests.Doctor;

/// <summary>A market with something of everything in it, stopped when everybody had heard everything.</summary>
public sealed class ExaminedMarket : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-doctor-").FullName;
    private LocalMarket? _market;

    public string SolutionFiles => Path.Combine(_folder, "solutions", "files");

    public IServiceProvider Services(string app) => _market!.Services(app);

    public async ValueTask InitializeAsync()
    {
        _market = await LocalMarket.StartAsync(new LocalOptions(LocalPorts.Free(1)[0], _folder));
        await DemoWorld.FillAsync(_market, CancellationToken.None);
        await new BusyWeek(Services).PassAsync();
        await UntilQuietAsync();
        await _market.StopAsync();
    }

    /// <summary>What the examination finds after <paramref name="changes"/> to one service's rows, which are undone afterwards.</summary>
    public async Task<IReadOnlyList<string>> ExamineAsync(string service, string changes)
    {
        await using var market = await MarketSnapshot.OpenAsync(Services, CancellationToken.None);
        var database = market.Db(service).Database;
        // By hand, as somebody would who has the file: no rule of the database is in the way.
        await database.ExecuteSqlRawAsync("PRAGMA query_only = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA defer_foreign_keys = ON;");
        try
        {
            if (changes.Length > 0)
                Assert.True(await database.ExecuteSqlRawAsync(changes.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)) > 0, "The mutation changes nothing");
            return [.. (await market.ExamineAsync(CancellationToken.None)).Select(broken => $"{broken.Service} {broken.Violation.Name}")];
        }
        finally
        {
            await database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = OFF");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_market is not null)
            await _market.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task UntilQuietAsync()
    {
        while (true)
        {
            await _market!.SettleAsync();
            await using var snapshot = await MarketSnapshot.OpenAsync(Services, CancellationToken.None);
            if ((await snapshot.UnderWayAsync(CancellationToken.None)).Count == 0 && snapshot.Services.All(service => snapshot.Db(service).AuditLeaves.All(leaf => leaf.Index != null)))
                return;
        }
    }
}
