using Microsoft.Extensions.Logging;

using StackExchange.Redis;

namespace Market.Hosting.Caching;

/// <summary>Whether Redis can be reached. After a failure one caller at a time finds out whether it is back; nobody else waits for it.</summary>
public sealed class RedisReach(TimeProvider time, ILogger<RedisReach> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private long _tryFrom;

    /// <summary>Gives whether Redis answered, and what.</summary>
    public async Task<(bool Reached, T? Value)> TryAsync<T>(Func<Task<T>> ask)
    {
        var from = Interlocked.Read(ref _tryFrom);
        if (from != 0 && (time.GetTimestamp() < from || Interlocked.CompareExchange(ref _tryFrom, NextTry(), from) != from))
            return (false, default);
        try
        {
            var value = await ask().WaitAsync(Patience, time);
            if (Interlocked.Exchange(ref _tryFrom, 0) != 0)
                log.LogWarning("Redis answers again");
            return (true, value);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref _tryFrom, NextTry()) == 0)
                log.LogWarning("Redis does not answer; going on without it: {Reason}", error.Message);
            return (false, default);
        }
    }

    private long NextTry() => time.GetTimestamp() + (long)(BetweenTries.TotalSeconds * time.TimestampFrequency);
}
