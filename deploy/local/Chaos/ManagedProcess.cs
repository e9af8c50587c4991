using System.Diagnostics;

namespace Market.Local.Chaos;

/// <summary>A process of a cluster that can be killed, frozen, stopped and started again; what it says goes to a file.</summary>
/// <param name="isReady">Asked until it says yes after a start.</param>
internal sealed class ManagedProcess(string name, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, string log, Func<Task<bool>> isReady) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(50);
    private Process? _process;

    public string Name => name;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Path of the file with what it said.</summary>
    public string Log => log;

    public int Id => _process?.Id ?? throw new InvalidOperationException($"{name} was not started");

    /// <summary>Starts it and waits until it is ready. A server that cannot start yet, because the kernel still cleans up after its last life, is started again.</summary>
    /// <exception cref="TimeoutException">It did not get ready.</exception>
    public async Task StartAsync(TimeSpan atMost, CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        Launch();
        while (!await isReady())
        {
            if (watch.Elapsed > atMost)
                throw new TimeoutException($"{name} was not ready after {atMost.TotalSeconds:0} s; see {log}");
            await Task.Delay(BetweenProbes, cancel);
            if (!IsRunning)
            {
                await Task.Delay(BetweenProbes * 4, cancel);
                Launch();
            }
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Launch()
    {
        // The shell opens the log, so that nothing of this process has to read along, and then becomes the program.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$MANAGED_LOG\" 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        foreach (var (key, value) in environment)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["MANAGED_LOG"] = log;
        _process?.Dispose();
        _process = Process.Start(start)!;
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        if (_process is not { HasExited: false } running)
            return;
        running.Kill();
        await running.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it and its children are there and do nothing, until <see cref="Thaw"/>.</summary>
    public void Freeze() => SignalAll(Signals.Stop);

    public void Thaw() => SignalAll(Signals.Continue);

    /// <summary>SIGTERM; gives its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancel = default)
    {
        Signals.Send(Id, Signals.Terminate);
        await _process!.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    /// <summary>The parent first, so that it makes no child meanwhile.</summary>
    private void SignalAll(int signal)
    {
        Signals.Send(Id, signal);
        foreach (var child in Signals.ChildrenOf(Id))
            Signals.Send(child, signal);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            Thaw();
        await KillAsync();
        _process?.Dispose();
    }
}
