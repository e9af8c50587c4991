namespace Market.Hosting.FailPoints;

/// <summary>
/// A place where a process can be made to fail on purpose: at each boundary behind which something is kept. It stands in every build and
/// does nothing, unless the environment names a file in <see cref="Variable"/> when the process starts (see <see cref="ArmedFile"/>).
/// </summary>
public static class FailPoint
{
    public const string Variable = "MARKET_FAILPOINTS";

    // Read once: the compiler at run time then drops every hit of a process that is not armed.
    private static readonly ArmedFile? Armed = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new ArmedFile(path) : null;

    public static bool IsArmed => Armed is not null;

    /// <param name="name">One of <see cref="FailPointNames"/>.</param>
    /// <exception cref="FailPointException">It is armed to throw.</exception>
    public static void Hit(string name) => Armed?.Hit(name);
}

/// <summary>What an armed failpoint throws: a failure that no code foresees.</summary>
public sealed class FailPointException(string name) : Exception($"Failpoint {name}");
