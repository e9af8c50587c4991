using System.Diagnostics;

namespace Market.Local.Tests.Sidecar.Conformance;

/// <summary>Keeps every delivery and lets tests wait for theirs.</summary>
internal sealed class Recorder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private readonly List<Delivered> all = [];

    public void Add(Delivered delivered)
    {
        lock (gate)
        {
            all.Add(delivered);
        }
    }

    public IReadOnlyList<Delivered> Of(string key, string? path = null)
    {
        lock (gate)
        {
            return [.. all.Where(delivered => delivered.Mentions(key) && (path is null || delivered.Path == path))];
        }
    }

    /// <summary>The deliveries with this key, once there are so many.</summary>
    public async Task<IReadOnlyList<Delivered>> WaitAsync(string key, string? path = null, int count = 1)
    {
        var start = Stopwatch.GetTimestamp();
        while (Of(key, path) is var found)
        {
            if (found.Count >= count)
            {
                return found;
            }

            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                Assert.Fail($"{found.Count} of {count} deliveries of {key} to {path ?? "any path"}");
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return [];
    }
}
