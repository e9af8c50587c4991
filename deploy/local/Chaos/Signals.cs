using System.Runtime.InteropServices;

namespace Market.Local.Chaos;

/// <summary>Signals of Unix, by process id.</summary>
internal static class Signals
{
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>Sends it; nothing happens when the process has ended.</summary>
    public static void Send(int processId, int signal) => _ = Kill(processId, signal);

    /// <summary>Ids of the processes that it started, on Linux; none elsewhere.</summary>
    public static IEnumerable<int> ChildrenOf(int processId)
    {
        var list = $"/proc/{processId}/task/{processId}/children";
        return File.Exists(list) ? [.. File.ReadAllText(list).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))] : [];
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
