using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Market.Testing;

/// <summary>ClamAV's daemon with one signature of our own, of the harmless test file that every scanner knows (EICAR); anywhere in a file.</summary>
public sealed class RunningClamd : IAsyncDisposable
{
    private const string Program = "/usr/sbin/clamd";

    private readonly string _folder;
    private Process? _process;

    private RunningClamd(string folder) => _folder = folder;

    // In two parts, or a scanner on this machine would take our sources away.
    public static byte[] Eicar { get; } = Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public string Address => Path.Combine(_folder, "clamd.sock");

    /// <summary>Skips the test with the reason when there is no clamd.</summary>
    public static async Task<RunningClamd> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), "No clamd: install Debian's clamav-daemon");
        var clamd = new RunningClamd(Directory.CreateTempSubdirectory("market-clamd-").FullName);
        var signatures = Directory.CreateDirectory(Path.Combine(clamd._folder, "db")).FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "market.ndb"), $"Market.Eicar:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        await File.WriteAllTextAsync(Path.Combine(clamd._folder, "clamd.conf"),
            $"LocalSocket {clamd.Address}\nDatabaseDirectory {signatures}\nTemporaryDirectory {clamd._folder}\nForeground yes\nStreamMaxLength 30M\n");
        await clamd.StartAgainAsync();
        return clamd;
    }

    public async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["--config-file", Path.Combine(_folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!_process.HasExited && !await AnswersAsync())
            await Task.Delay(50);
        Assert.False(_process.HasExited, _process.HasExited ? await _process.StandardError.ReadToEndAsync() : "");
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        File.Delete(Address);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
