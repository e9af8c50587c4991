using Market.Hosting.Caching;

using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Market.Hosting.Tests.Caching;

/// <summary>Two processes with one Redis that can go away, and can come back empty.</summary>
public sealed class SurvivingCacheTests
{
    private static readonly DistributedCacheEntryOptions AnHour = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) };
    private readonly FakeTimeProvider _clock = new();
    private readonly Unreliable _redis = new();

    [Fact]
    public async Task What_one_process_keeps_another_finds()
    {
        var (first, second) = (Process(), Process());
        await first.SetStringAsync("session", "Tess", AnHour);
        Assert.Equal("Tess", await second.GetStringAsync("session"));
    }

    [Fact]
    public async Task What_was_known_is_known_while_redis_is_away_and_what_comes_then_too()
    {
        var process = Process();
        await process.SetStringAsync("before", "Tess", AnHour);
        _redis.Away = true;
        await process.SetStringAsync("during", "Ivo", AnHour);
        Assert.Equal(("Tess", "Ivo"), (await process.GetStringAsync("before"), await process.GetStringAsync("during")));
    }

    [Fact]
    public async Task What_came_while_redis_was_away_is_there_for_others_afterwards()
    {
        var (first, second) = (Process(), Process());
        _redis.Away = true;
        await first.SetStringAsync("session", "Tess", AnHour);
        Back();
        Assert.Equal("Tess", await first.GetStringAsync("session"));
        Assert.Equal("Tess", await second.GetStringAsync("session"));
    }

    [Fact]
    public async Task A_redis_that_forgot_everything_gets_it_again()
    {
        var (first, second) = (Process(), Process());
        await first.SetStringAsync("session", "Tess", AnHour);
        _redis.Forget();
        Assert.Equal("Tess", await first.GetStringAsync("session"));
        Assert.Equal("Tess", await second.GetStringAsync("session"));
    }

    [Fact]
    public async Task What_one_process_removes_no_copy_of_another_brings_back()
    {
        var (first, second) = (Process(), Process());
        await first.SetStringAsync("session", "Tess", AnHour);
        Assert.Equal("Tess", await second.GetStringAsync("session"));
        await first.RemoveAsync("session");
        Assert.Null(await second.GetStringAsync("session"));
        Assert.Null(await first.GetStringAsync("session"));
    }

    [Fact]
    public async Task What_was_removed_while_redis_was_away_stays_removed()
    {
        var (first, second) = (Process(), Process());
        await first.SetStringAsync("session", "Tess", AnHour);
        _redis.Away = true;
        await first.RemoveAsync("session");
        Assert.Null(await first.GetStringAsync("session"));
        Back();
        Assert.Null(await first.GetStringAsync("session"));
        Assert.Null(await second.GetStringAsync("session"));
    }

    [Fact]
    public async Task Nothing_outlives_its_time()
    {
        var process = Process();
        await process.SetStringAsync("session", "Tess", AnHour);
        _redis.Away = true;
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await process.GetStringAsync("session"));
    }

    [Fact]
    public async Task While_redis_is_away_one_request_in_two_seconds_finds_out_and_nobody_else_waits()
    {
        var process = Process();
        _redis.Away = true;
        for (var request = 0; request < 100; request++)
            await process.GetStringAsync("session");
        Assert.Equal(1, _redis.Asked);
    }

    private void Back()
    {
        _redis.Away = false;
        _clock.Advance(TimeSpan.FromSeconds(3));
    }

    private SurvivingCache Process() => new(_redis, new RedisReach(_clock, NullLogger<RedisReach>.Instance), _clock);

    private sealed class Unreliable : IDistributedCache
    {
        private MemoryDistributedCache _kept = New();

        public bool Away { get; set; }

        public int Asked { get; private set; }

        public void Forget() => _kept = New();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Reach().GetAsync(key, token);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
            Reach().SetAsync(key, value, AnHour, token);

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => Reach().RemoveAsync(key, token);

        private MemoryDistributedCache Reach()
        {
            Asked++;
            return Away ? throw new TimeoutException("away") : _kept;
        }

        private static MemoryDistributedCache New() => new(Options.Create(new MemoryDistributedCacheOptions()));
    }
}
