using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Market.Testing;

/// <summary>Runs a script of deploy/verify as anybody would, without the market.</summary>
public static class Python
{
    /// <summary>The test is skipped, with that reason, where there is no Python.</summary>
    /// <returns>All that it printed.</returns>
    public static async Task<(int ExitCode, string Said)> VerifyAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Scripts(), script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONIOENCODING"] = "utf-8" } };
        using var process = Started(start);
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not installed");
            throw;
        }
    }

    private static string Scripts([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../deploy/verify"));
}
