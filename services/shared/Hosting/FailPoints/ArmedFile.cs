using System.Diagnostics;

namespace Market.Hosting.FailPoints;

/// <summary>
/// What is armed stands in a file, so that a test can arm one failpoint after another in a process that runs: its name, a space, and
/// <c>throw</c>, <c>kill</c> (the process ends at once, as by SIGKILL) or <c>hang</c> (for five seconds). Who hits it first takes the
/// file away, so it fails once; the same path with <c>.hit</c> then tells that it did.
/// </summary>
internal sealed class ArmedFile(string path)
{
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    public void Hit(string name)
    {
        if (ActionFor(name) is not { } action || !Take())
            return;
        switch (action)
        {
            case "throw":
                throw new FailPointException(name);
            case "kill":
                using (var self = Process.GetCurrentProcess())
                    self.Kill();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "hang":
                Thread.Sleep(Hang);
                break;
            default:
                throw new InvalidOperationException($"A failpoint throws, kills or hangs; it cannot {action}");
        }
    }

    private string? ActionFor(string name)
    {
        try
        {
            return File.ReadAllText(path).Trim().Split(' ') is [var armed, var action] && armed == name ? action : null;
        }
        catch (IOException)
        {
            // Nothing is armed, or another thread was first.
            return null;
        }
    }

    private bool Take()
    {
        try
        {
            File.Move(path, path + ".hit", overwrite: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
