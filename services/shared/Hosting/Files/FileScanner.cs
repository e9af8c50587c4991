using System.Net.Sockets;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Files;

/// <summary>What a virus scanner said of a file.</summary>
public enum ScanVerdict
{
    /// <summary>There was no scanner.</summary>
    NotScanned,
    Clean,
    Infected,

    /// <summary>There is a scanner and it did not say: down, too slow, or not to be understood. Never taken for clean.</summary>
    Waiting,
}

/// <summary>Asks the virus scanner of setting <c>Market:Scanner</c>. Content passes over a socket; nothing of it is written down.</summary>
public sealed class FileScanner(IOptions<MarketOptions> options, TimeProvider time, ILogger<FileScanner> log)
{
    private readonly Clamd? _clamd = options.Value.HasScanner ? new Clamd(options.Value.ScannerAddress!) : null;

    /// <param name="content">Read from where it stands to its end.</param>
    public async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken cancel)
    {
        if (_clamd is null)
            return ScanVerdict.NotScanned;
        using var patience = new CancellationTokenSource(options.Value.ScannerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await _clamd.IsInfectedAsync(content, either.Token) ? ScanVerdict.Infected : ScanVerdict.Clean;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && error is IOException or SocketException or InvalidDataException or OperationCanceledException)
        {
            log.LogWarning("The virus scanner gave no verdict ({Reason}); the file waits for one", error.Message);
            return ScanVerdict.Waiting;
        }
    }
}
