using System.Net.Sockets;
using System.Text;

namespace Market.Testing;

/// <summary>A file on its way over a connection of its own, in the pieces and at the pace that a test wants.</summary>
public sealed class RawUpload : IDisposable
{
    private readonly TcpClient _connection;
    private readonly byte[] _request;
    private int _sent;

    private RawUpload(TcpClient connection, byte[] request) => (_connection, _request) = (connection, request);

    /// <summary>Sends the headers and the start of the form, up to the first byte of the file.</summary>
    public static async Task<RawUpload> BeginAsync(Uri server, string path, Persona persona, string name, byte[] content)
    {
        var before = Encoding.UTF8.GetBytes($"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        var after = "\r\n--edge--\r\n"u8.ToArray();
        var headers = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {TestTokens.For(persona)}\r\nConnection: close\r\n"
            + $"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {before.Length + content.Length + after.Length}\r\n\r\n");
        return await BeginAsync(server, [.. headers, .. before, .. content, .. after], headers.Length + before.Length);
    }

    /// <summary>Sends the headers of a piece of a file (tus), up to its first byte.</summary>
    public static Task<RawUpload> BeginPieceAsync(Uri server, string path, Persona persona, long offset, byte[] piece)
    {
        var headers = Encoding.ASCII.GetBytes(
            $"PATCH {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {TestTokens.For(persona)}\r\nConnection: close\r\n"
            + $"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {piece.Length}\r\n\r\n");
        return BeginAsync(server, [.. headers, .. piece], headers.Length);
    }

    private static async Task<RawUpload> BeginAsync(Uri server, byte[] request, int first)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(server.Host, server.Port);
        var upload = new RawUpload(connection, request);
        await upload.SendAsync(first);
        return upload;
    }

    /// <summary>Sends as many bytes more, or what is left.</summary>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public async Task SendAsync(int count)
    {
        count = Math.Min(count, _request.Length - _sent);
        await _connection.GetStream().WriteAsync(_request.AsMemory(_sent, count));
        _sent += count;
    }

    /// <summary>Sends all but the last hundredth.</summary>
    public Task SendAlmostAllAsync() => SendAsync((_request.Length * 99 / 100) - _sent);

    /// <summary>Sends a byte a second until the server answers or closes the connection. Gives what it said, and nothing when it just closed.</summary>
    public async Task<string> TrickleAsync(CancellationToken cancel)
    {
        var answer = ReadAnswerAsync(cancel);
        try
        {
            while (!answer.IsCompleted)
            {
                await SendAsync(1);
                await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1), cancel));
                cancel.ThrowIfCancellationRequested();
            }

            return await answer;
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async Task<string> ReadAnswerAsync(CancellationToken cancel)
    {
        using var reader = new StreamReader(_connection.GetStream(), leaveOpen: true);
        return await reader.ReadToEndAsync(cancel);
    }

    /// <summary>The line is cut: the server is told at once (reset), or sees the end of what is sent.</summary>
    public void BreakOff(bool reset)
    {
        if (reset)
            _connection.LingerState = new LingerOption(true, 0);
        _connection.Close();
    }

    public void Dispose() => _connection.Dispose();
}
