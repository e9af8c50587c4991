using Market.Hosting.Storage;
using Market.Hosting.Tests.AuditLog;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Tests.Storage;

public sealed class GroupedWritesTests : IAsyncDisposable
{
    private readonly List<int> _written = [];
    private readonly ServiceProvider _services;
    private int _contexts;

    public GroupedWritesTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<LoggedDb>(options => options.UseMarketSqlite(Path.Combine(Path.GetTempPath(), $"market-none-{Guid.NewGuid():N}", "none.db")));
        services.AddScoped<MarketDb>(scope =>
        {
            _contexts++;
            return scope.GetRequiredService<LoggedDb>();
        });
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task Without_a_database_everybody_is_told_and_nobody_tries_alone()
    {
        await using var writes = new GroupedWrites<MarketDb, int>(_services.GetRequiredService<IServiceScopeFactory>(), 64, WriteAsync);

        var waiting = Enumerable.Range(0, 40).Select(writes.WriteAsync).ToList();

        foreach (var each in waiting)
            await Assert.ThrowsAnyAsync<Exception>(() => each);
        Assert.InRange(_contexts, 1, 39);
        Assert.Empty(_written);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1)]
    public async Task What_goes_wrong_keeps_no_other_from_being_written(int most)
    {
        await using var ledger = await LoggedLedger.StartAsync("sqlite");
        await using var writes = ledger.Writes<int>(most, WriteAsync);

        var waiting = Enumerable.Range(0, 40).ToDictionary(number => number, writes.WriteAsync);

        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting[13]);
        await Task.WhenAll(waiting.Where(each => each.Key != 13).Select(each => each.Value));
        Assert.Equal(Enumerable.Range(0, 40).Except([13]), _written.Order());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task WriteAsync(MarketDb db, IReadOnlyList<int> group)
    {
        if (group.Contains(13))
            throw new InvalidOperationException("Unlucky");
        lock (_written)
            _written.AddRange(group);
        return Task.CompletedTask;
    }
}
