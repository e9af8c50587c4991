using System.Diagnostics;
using System.Globalization;

using Market.Local;

namespace Market.Benchmarks;

/// <summary>A process as a user starts it, and how long it took to answer its first page.</summary>
internal sealed class MarketProcess : IAsyncDisposable
{
    /// <summary>Where it was built: only there is it compiled ahead, as it is for who starts it.</summary>
    private static readonly string Market = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Benchmarks"), Path.Combine("deploy", "local"), StringComparison.Ordinal), "Market.Local.dll");

    private static readonly string Benchmarks = Path.Combine(AppContext.BaseDirectory, "Market.Benchmarks.dll");

    private readonly Process _process;

    private MarketProcess(Process process, Uri address, TimeSpan firstPage) => (_process, Address, FirstPage) = (process, address, firstPage);

    public Uri Address { get; }

    /// <summary>From the start of the process to the last byte of the first page.</summary>
    public TimeSpan FirstPage { get; }

    /// <summary>Resident memory now, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time that it used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("market-bench-").FullName;

    /// <summary>The whole market on a free port.</summary>
    public static Task<MarketProcess> StartAsync(string folder, params string[] more)
    {
        var port = LocalPorts.Free(1)[0];
        return StartAsync(port, Market, ["--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder, .. more]);
    }

    /// <summary>The bare endpoint in a process of its own.</summary>
    /// <param name="postgres">Where it keeps what is posted.</param>
    public static Task<MarketProcess> StartBareAsync(params string[] postgres)
    {
        var port = LocalPorts.Free(1)[0];
        return StartAsync(port, Benchmarks, ["bare", port.ToString(CultureInfo.InvariantCulture), .. postgres]);
    }

    /// <summary>See <see cref="Proxies"/>.</summary>
    public static Task<MarketProcess> StartProxiesAsync(IReadOnlyList<int> ports) =>
        StartAsync(ports[0], Benchmarks, ["proxies", .. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>See <see cref="DeskMarket"/>.</summary>
    /// <param name="postgres">Empty for SQLite.</param>
    public static Task<MarketProcess> StartDeskAsync(IReadOnlyList<int> ports, string postgres) =>
        StartAsync(ports[0], Benchmarks, ["desk", .. ports.Select(port => port.ToString(CultureInfo.InvariantCulture)), postgres]);

    /// <summary>Runs a command of the local host to its end, for example <c>import</c>.</summary>
    public static async Task RunAsync(params string[] arguments)
    {
        using var process = Launch(Market, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<MarketProcess> StartAsync(int port, string program, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = Launch(program, arguments);
        var address = new Uri($"http://localhost:{port}");
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"{program} does not answer");
            await Task.Delay(10);
        }

        return new MarketProcess(process, address, watch.Elapsed);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var page = await http.GetAsync("/");
            await page.Content.ReadAsByteArrayAsync();
            return page.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Launch(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        // What is measured is the market, not the politeness of its limits towards one busy caller.
        start.Environment["Market__Gateway__RequestsPerSecond"] = "0";
        start.Environment["Market__Gateway__SubmissionsPerSecond"] = "0";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
