using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Market.Hosting.Files;

/// <summary>ClamAV's daemon, asked by its command INSTREAM: the content in chunks with their length in front, then its verdict in one line.</summary>
/// <param name="address">Path of a Unix socket, or <c>host:port</c>.</param>
internal sealed class Clamd(string address)
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 1024;

    /// <exception cref="IOException">It cannot be reached, or stopped in the middle.</exception>
    /// <exception cref="SocketException">As above.</exception>
    /// <exception cref="InvalidDataException">It gave no verdict.</exception>
    public async Task<bool> IsInfectedAsync(Stream content, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(cancel);
        await using var line = new NetworkStream(socket);
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var chunk = new byte[sizeof(int) + ChunkSize];
        for (int read; (read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancel)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await line.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancel);
        }

        await line.WriteAsync(new byte[sizeof(int)], cancel);
        return Verdict(await AnswerAsync(line, cancel));
    }

    private static bool Verdict(string answer) => answer switch
    {
        "stream: OK" => false,
        _ when answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) => true,
        _ => throw new InvalidDataException($"clamd gave no verdict but: {answer}"),
    };

    /// <summary>Up to the NUL that ends it.</summary>
    private static async Task<string> AnswerAsync(NetworkStream line, CancellationToken cancel)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await line.ReadAsync(answer.AsMemory(length), cancel);
            length += read;
            var end = answer.AsSpan(0, length).IndexOf((byte)0);
            if (end >= 0)
                return Encoding.UTF8.GetString(answer, 0, end);
            if (read == 0)
                throw new EndOfStreamException("clamd stopped before its verdict");
        }

        throw new InvalidDataException("clamd's answer does not end");
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        var local = address.StartsWith('/');
        var socket = local ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancel);
            else
                await socket.ConnectAsync(address[..address.LastIndexOf(':')], int.Parse(address[(address.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture), cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
