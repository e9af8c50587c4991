namespace Market.Benchmarks;

/// <summary>Measures the market on this machine: <c>dotnet run -c Release --project tests/Benchmarks -- SCENARIO</c>.</summary>
internal static class BenchmarkProgram
{
    private static readonly IReadOnlyDictionary<string, Func<Task>> Scenarios = new Dictionary<string, Func<Task>>
    {
        ["start"] = StartScenario.RunAsync,
        ["catalogue"] = CatalogueScenario.RunAsync,
        ["submit"] = SubmitScenario.RunAsync,
        ["seal"] = SealScenario.RunAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is ["bare", var port])
        {
            await BareEndpoint.RunAsync(port);
            return 0;
        }

        if (args.Length != 1 || !Scenarios.TryGetValue(args[0], out var scenario))
        {
            await Console.Error.WriteLineAsync($"Which scenario? {string.Join(", ", Scenarios.Keys)}");
            return 2;
        }

        await scenario();
        return 0;
    }
}
