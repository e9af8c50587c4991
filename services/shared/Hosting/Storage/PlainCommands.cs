using System.Diagnostics.Metrics;

namespace Market.Hosting.Storage;

/// <summary>
/// Counts the SQL commands that go to a database past Entity Framework, which tells of its own: without them nobody could say what one
/// request costs. Settings of a connection are not counted, they come once for all requests on it.
/// </summary>
public static class PlainCommands
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Market.Storage";

    private static readonly Counter<int> Sent =
        new Meter(MeterName).CreateCounter<int>("market.storage.plain_commands", "{command}", "SQL commands sent past Entity Framework");

    /// <summary>Told on the thread, and in the request, that sends them; nearly free while nobody listens.</summary>
    public static void Count(int commands = 1) => Sent.Add(commands);
}
