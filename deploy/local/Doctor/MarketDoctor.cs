using Market.Hosting.Invariants;

namespace Market.Local.Doctor;

/// <summary>Examines all services together.</summary>
internal static class MarketDoctor
{
    private const int Looks = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>What is broken: what does not hold in the same place at several looks, because the pictures of a running market lie some milliseconds apart.</summary>
    /// <param name="services">The container of a service by its name.</param>
    public static async Task<DoctorReport> ExamineAsync(Func<string, IServiceProvider> services, CancellationToken cancel)
    {
        var report = await LookAsync(services, cancel);
        for (var look = 1; look < Looks && !report.IsSound; look++)
        {
            await Task.Delay(BetweenLooks, cancel);
            report = report.AndStill(await LookAsync(services, cancel));
        }

        return report;
    }

    private static async Task<DoctorReport> LookAsync(Func<string, IServiceProvider> services, CancellationToken cancel)
    {
        await using var market = await MarketSnapshot.OpenAsync(services, cancel);
        return new DoctorReport(market.Invariants, await market.ExamineAsync(cancel));
    }
}

/// <param name="Invariants">How many were examined.</param>
internal sealed record DoctorReport(int Invariants, IReadOnlyList<(string Service, Violation Violation)> Broken)
{
    private const int PlacesShown = 20;

    public bool IsSound => Broken.Count == 0;

    /// <summary>What was broken then and is so still, in the same place.</summary>
    public DoctorReport AndStill(DoctorReport later)
    {
        var now = later.Broken.ToDictionary(broken => (broken.Service, broken.Violation.Name), broken => broken.Violation.Places.ToHashSet());
        var still = Broken.Select(broken => broken with { Violation = broken.Violation with
        {
            Places = [.. broken.Violation.Places.Where(place => now.TryGetValue((broken.Service, broken.Violation.Name), out var places) && places.Contains(place))],
        } });
        return this with { Broken = [.. still.Where(broken => broken.Violation.Places.Count > 0)] };
    }

    public void WriteText(TextWriter text)
    {
        foreach (var (service, violation) in Broken)
        {
            text.WriteLine($"BROKEN in {service}: {violation.Sentence} ({violation.Name}). Not so for:");
            foreach (var place in violation.Places.Take(PlacesShown))
                text.WriteLine($"  {place}");
            if (violation.Places.Count > PlacesShown)
                text.WriteLine($"  and {violation.Places.Count - PlacesShown} more");
        }

        text.WriteLine(IsSound ? $"All {Invariants} invariants hold." : $"{Broken.Count} of {Invariants} invariants do not hold.");
    }
}
