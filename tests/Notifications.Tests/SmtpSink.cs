using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Market.Notifications.Tests;

/// <summary>A mail server that keeps what it gets; it can also refuse.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _loop;

    public SmtpSink()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answer to RCPT TO instead of 250, for example <c>550 no such user</c>.</summary>
    public string? Refusal { get; set; }

    public List<(string From, string To, string Data)> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "MAIL")
                from = line;
            else if (verb == "RCPT")
                to = line;
            if (verb == "DATA")
                await ReceiveAsync(reader, writer, from, to);
            else
                await writer.WriteLineAsync(verb switch { "EHLO" => "250 SMTPUTF8", "QUIT" => "221 bye", "RCPT" when Refusal is not null => Refusal, _ => "250 ok" });
            if (verb == "QUIT")
                return;
        }
    }

    private async Task ReceiveAsync(StreamReader reader, StreamWriter writer, string from, string to)
    {
        await writer.WriteLineAsync("354 go on");
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        Received.Add((from, to, data.ToString()));
        await writer.WriteLineAsync("250 kept");
    }
}
