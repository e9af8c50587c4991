using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Market.Local;

internal static class LocalPorts
{
    // Below the range from which systems hand out ports by themselves, so that nobody gets one between finding and using it.
    private const int Lowest = 10_000;
    private const int Highest = 32_000;

    /// <summary>Free loopback ports, all different.</summary>
    public static IReadOnlyList<int> Free(int count)
    {
        var found = new HashSet<int>();
        while (found.Count < count)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
            if (!IsTaken(port))
                found.Add(port);
        }

        return [.. found];
    }

    public static bool IsTaken(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
