using System.Buffers.Binary;
using System.Collections.Concurrent;

using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;

namespace Market.Hosting.Caching;

/// <summary>
/// Redis, with a copy in this process of what went through it: while Redis is away the process goes on with its copies, and when Redis is
/// back, or has forgotten everything, it gets them again. What was removed leaves a mark there, so that no copy in another process brings it
/// back. Nothing that must not be lost belongs in a cache all the same.
/// </summary>
internal sealed class SurvivingCache(IDistributedCache redis, RedisReach reach, TimeProvider time) : IDistributedCache, IDisposable
{
    private const int HeaderSize = sizeof(long);
    private const long CopiesLimit = 64 * 1024 * 1024;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);
    private readonly MemoryCache _copies = new(new MemoryCacheOptions { SizeLimit = CopiesLimit });
    private readonly ConcurrentDictionary<string, bool> _behind = new();

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var copy = _copies.Get<byte[]>(key);
        var (reached, kept) = await reach.TryAsync(() => redis.GetAsync(key, token));
        // A copy that Redis has not got yet is newer than what is there.
        if (!reached || _behind.ContainsKey(key))
            return await Answered(copy, reached);
        if (kept is null && copy is not null)
            await PutAsync(key, copy);
        if (kept is not null && copy is null)
            Copy(key, kept);
        return await Answered(kept ?? copy, reached);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var until = options.AbsoluteExpiration ?? time.GetUtcNow() + (options.AbsoluteExpirationRelativeToNow ?? LongestLife);
        await KeepAsync(key, Entry(until, value));
    }

    public Task RemoveAsync(string key, CancellationToken token = default) => KeepAsync(key, Entry(time.GetUtcNow() + LongestLife, []));

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public byte[]? Get(string key) => throw new NotSupportedException("Ask asynchronously");

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException("Ask asynchronously");

    public void Remove(string key) => throw new NotSupportedException("Ask asynchronously");

    public void Refresh(string key) => throw new NotSupportedException("Ask asynchronously");

    public void Dispose() => _copies.Dispose();

    private async Task KeepAsync(string key, byte[] entry)
    {
        Copy(key, entry);
        _behind[key] = true;
        if (await PutAsync(key, entry))
            await CatchUpAsync();
    }

    private async Task<bool> PutAsync(string key, byte[] entry)
    {
        var (reached, _) = await reach.TryAsync(async () =>
        {
            await redis.SetAsync(key, entry, new DistributedCacheEntryOptions { AbsoluteExpiration = UntilOf(entry) });
            return true;
        });
        if (reached)
            _behind.TryRemove(key, out _);
        return reached;
    }

    /// <summary>Gives Redis what it missed.</summary>
    private async Task CatchUpAsync()
    {
        foreach (var key in _behind.Keys)
        {
            if (_copies.Get<byte[]>(key) is not { } entry)
                _behind.TryRemove(key, out _);
            else if (!await PutAsync(key, entry))
                return;
        }
    }

    /// <summary>The value in an entry; null for one that was removed or is over.</summary>
    private async Task<byte[]?> Answered(byte[]? entry, bool reached)
    {
        if (reached && !_behind.IsEmpty)
            await CatchUpAsync();
        return entry is { Length: > HeaderSize } && UntilOf(entry) > time.GetUtcNow() ? entry[HeaderSize..] : null;
    }

    private void Copy(string key, byte[] entry)
    {
        var left = UntilOf(entry) - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            _copies.Set(key, entry, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = left, Size = entry.Length });
    }

    /// <summary>The time until which it lives, then the value; a value of no bytes marks what was removed.</summary>
    private static byte[] Entry(DateTimeOffset until, byte[] value)
    {
        var entry = new byte[HeaderSize + value.Length];
        BinaryPrimitives.WriteInt64BigEndian(entry, until.UtcTicks);
        value.CopyTo(entry, HeaderSize);
        return entry;
    }

    private static DateTimeOffset UntilOf(byte[] entry) => new(BinaryPrimitives.ReadInt64BigEndian(entry), TimeSpan.Zero);
}
