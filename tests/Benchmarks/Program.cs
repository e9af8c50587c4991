namespace Market.Benchmarks;

/// <summary>Measures the market on this machine: <c>dotnet run -c Release --project tests/Benchmarks -- SCENARIO</c>.</summary>
internal static class BenchmarkProgram
{
    private static readonly IReadOnlyDictionary<string, Func<Task>> Scenarios = new Dictionary<string, Func<Task>>
    {
        ["start"] = StartScenario.RunAsync,
        ["catalogue"] = CatalogueScenario.RunAsync,
        ["submit"] = SubmitScenario.RunAsync,
        ["submit20k"] = Submit20kScenario.RunAsync,
        ["storm"] = StormScenario.RunAsync,
        ["gateway"] = GatewayScenario.RunAsync,
        ["seal"] = SealScenario.RunAsync,
        ["log"] = LogScenario.RunAsync,
        ["matrix"] = MatrixScenario.RunAsync,
        ["assign"] = AssignScenario.RunAsync,
        ["rank"] = RankScenario.RunAsync,
        ["repair"] = RepairScenario.RunAsync,
        ["twoworlds"] = TwoWorldsScenario.RunAsync,
        ["jurydesk"] = JuryDeskScenario.RunAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        if (await ServeAsync(args))
            return 0;
        if (args.Length != 1 || !Scenarios.TryGetValue(args[0], out var scenario))
        {
            await Console.Error.WriteLineAsync($"Which scenario? {string.Join(", ", Scenarios.Keys)}");
            return 2;
        }

        await scenario();
        return Environment.ExitCode;
    }

    /// <summary>What a scenario starts as a process of its own.</summary>
    private static async Task<bool> ServeAsync(string[] args)
    {
        switch (args)
        {
            case ["bare", var port]:
                await BareEndpoint.RunAsync(port);
                return true;
            case ["bare", var port, var postgres]:
                await BareEndpoint.RunKeepingAsync(port, postgres);
                return true;
            case ["proxies", .. var ports]:
                await Proxies.RunAsync(ports);
                return true;
            case ["desk", var places, var port, var postgres]:
                await DeskMarket.RunAsync([places, port], postgres);
                return true;
            default:
                return false;
        }
    }
}
