using System.Diagnostics;

using Market.Local.Demo;

namespace Market.Local.Commands;

/// <summary>Starts the market and keeps it running until Ctrl+C.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(LocalOptions options, CancellationToken cancel)
    {
        if (LocalPorts.IsTaken(options.Port))
        {
            await Console.Error.WriteLineAsync($"Port {options.Port} is taken. Choose another: dotnet run --project deploy/local -- --port {options.Port + 1}");
            return 2;
        }

        try
        {
            return await RunToEndAsync(options, cancel);
        }
        catch (Exception error) when (error is DataFolderException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static async Task<int> RunToEndAsync(LocalOptions options, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var said = cancel.Register(() => Console.WriteLine("Stopping …"));
        // Starting and filling go to their end, which takes seconds: the next start would take a half-filled world for a whole one.
        await using var market = await LocalMarket.StartAsync(options, CancellationToken.None);
        StartText.Write(options, watch.Elapsed);
        if (options.Demo && !cancel.IsCancellationRequested)
            await ShowDemoAsync(options, market);
        await UntilStoppedAsync(cancel);
        await market.StopAsync();
        return 0;
    }

    private static async Task ShowDemoAsync(LocalOptions options, LocalMarket market)
    {
        if (!await DemoWorld.IsThereAsync(market, CancellationToken.None))
        {
            StartText.WriteFilling();
            await DemoWorld.FillAsync(market, CancellationToken.None);
        }

        StartText.WritePeople(options);
    }

    private static async Task UntilStoppedAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C.
        }
    }
}
