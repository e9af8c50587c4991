namespace Market.Local.Sidecar;

/// <summary>Exponential back-off.</summary>
/// <param name="Attempts">Tries in all, the first one included; at least 1.</param>
internal sealed record RetryPolicy(int Attempts = 5)
{
    public TimeSpan Initial { get; init; } = TimeSpan.FromMilliseconds(200);

    public double Factor { get; init; } = 2;

    public TimeSpan Max { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after a failed try, or null when that was the last one.</summary>
    /// <param name="attempt">1 for the first try.</param>
    public TimeSpan? WaitAfter(int attempt)
    {
        if (attempt >= Attempts)
        {
            return null;
        }

        var wait = Initial.TotalMilliseconds * Math.Pow(Factor, attempt - 1);
        return TimeSpan.FromMilliseconds(Math.Min(wait, Max.TotalMilliseconds));
    }
}
