using Market.Portal.Clients;

namespace Market.Portal.Web;

/// <summary>
/// The clock that decides deadlines, which is that of the solutions service's database: read now and then, and counted on with
/// the monotonic clock of this process, so that it does not matter what time the portal itself believes it is.
/// </summary>
internal sealed class MarketClock(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(10);

    /// <summary>How soon it is tried again; meanwhile no page waits.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    /// <summary>No page waits longer for a clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private Reading? _last;

    /// <summary>Null when it cannot be read: better no clock than a wrong one.</summary>
    public async Task<DateTimeOffset?> NowAsync()
    {
        if (_last is not { } reading || time.GetElapsedTime(reading.Taken) > (reading.Clock is null ? TryAgain : GoodFor))
            _last = reading = await ReadAsync();
        return reading.Clock + time.GetElapsedTime(reading.Taken);
    }

    private async Task<Reading> ReadAsync()
    {
        using var scope = scopes.CreateScope();
        var asked = time.GetTimestamp();
        var answer = await Task.WhenAny(scope.ServiceProvider.GetRequiredService<SolutionsClient>().ClockAsync(), NothingAfterPatienceAsync());
        // The answer was true at some moment between question and answer; taking it for the moment of the question shows a little less time, never more.
        return new Reading((await answer)?.Now, asked);
    }

    private async Task<ServerClock?> NothingAfterPatienceAsync()
    {
        await Task.Delay(Patience, time);
        return null;
    }

    private sealed record Reading(DateTimeOffset? Clock, long Taken);
}
