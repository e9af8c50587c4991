using System.CommandLine;
using System.Text.Json;

using Market.Local.Sidecar;

namespace Market.Local.Commands;

/// <summary>What a sidecar in a process of its own is told, as a file.</summary>
internal sealed record SidecarFile(IReadOnlyList<SidecarFileApp> Apps, string AppToken, string DaprToken);

/// <param name="Address">Where the app answers.</param>
internal sealed record SidecarFileApp(string AppId, int HttpPort, int GrpcPort, string Address);

/// <summary>Runs the sidecar alone until it is stopped; a cluster of separate processes starts it.</summary>
internal static class SidecarCommand
{
    public const string Name = "sidecar";

    public static Command Create()
    {
        var settings = new Argument<FileInfo>("settings") { Description = "JSON file with apps, ports and tokens" };
        var command = new Command(Name, "Run the sidecar alone (used by chaos)") { settings };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(settings)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, CancellationToken cancel)
    {
        var settings = JsonSerializer.Deserialize<SidecarFile>(await File.ReadAllTextAsync(file.FullName, cancel))!;
        await using var sidecar = new DaprSidecar(
            [.. settings.Apps.Select(app => new SidecarApp(app.AppId, app.HttpPort, app.GrpcPort))],
            new SidecarOptions { AppApiToken = settings.AppToken, DaprApiToken = settings.DaprToken },
            logging: logging => LocalLogging.Configure(logging, "sidecar"));
        await sidecar.StartAsync(cancel);
        try
        {
            await Task.WhenAll(settings.Apps.Select(app => sidecar.AttachAsync(app.AppId, new Uri(app.Address), cancel)));
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        await sidecar.StopAsync(CancellationToken.None);
        return 0;
    }
}
