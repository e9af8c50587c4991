using System.Net;
using System.Net.Sockets;
using System.Text;

using Market.Hosting.Files;
using Market.Testing;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Tests.Files;

/// <summary>S-16 and B-31: never called clean what the scanner did not call clean.</summary>
public sealed class FileScannerTests
{
    private static readonly byte[] Harmless = Encoding.ASCII.GetBytes(new string('a', 200_000));

    [Fact]
    public async Task A_virus_is_found_plain_packed_twice_packed_and_across_the_border_of_two_chunks()
    {
        await using var clamd = await RunningClamd.StartAsync();
        var scanner = Scanner(clamd.Address);
        var eicar = Encoding.ASCII.GetString(RunningClamd.Eicar);
        var zip = SampleFiles.Zip(("eicar.com", eicar));

        Assert.Equal(ScanVerdict.Clean, await ScanAsync(scanner, Harmless));
        Assert.Equal(ScanVerdict.Infected, await ScanAsync(scanner, RunningClamd.Eicar));
        Assert.Equal(ScanVerdict.Infected, await ScanAsync(scanner, zip));
        Assert.Equal(ScanVerdict.Infected, await ScanAsync(scanner, SampleFiles.ZipOf(("binnen.zip", zip))));
        Assert.Equal(ScanVerdict.Infected, await ScanAsync(scanner, [.. Harmless[..((64 * 1024) - 30)], .. RunningClamd.Eicar, .. Harmless]));
    }

    [Fact]
    public async Task A_scanner_that_dies_means_waiting_and_one_that_is_back_means_a_verdict()
    {
        await using var clamd = await RunningClamd.StartAsync();
        var scanner = Scanner(clamd.Address);

        await clamd.KillAsync();
        Assert.Equal(ScanVerdict.Waiting, await ScanAsync(scanner, RunningClamd.Eicar));
        await clamd.StartAgainAsync();
        Assert.Equal(ScanVerdict.Infected, await ScanAsync(scanner, RunningClamd.Eicar));
    }

    [Theory]
    [InlineData("stream: OK\0", ScanVerdict.Clean)]
    [InlineData("stream: Eicar FOUND\0", ScanVerdict.Infected)]
    [InlineData("stream: OK", ScanVerdict.Waiting)]
    [InlineData("OK\0", ScanVerdict.Waiting)]
    [InlineData("stream: ok\0", ScanVerdict.Waiting)]
    [InlineData("stream: OK FOUND? no\0", ScanVerdict.Waiting)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanVerdict.Waiting)]
    [InlineData("", ScanVerdict.Waiting)]
    public async Task Only_what_the_protocol_calls_clean_is_clean(string answer, ScanVerdict verdict)
    {
        using var fake = new FakeClamd(answer);

        Assert.Equal(verdict, await ScanAsync(Scanner(fake.Address), Harmless));
    }

    [Fact]
    public async Task An_answer_without_end_or_in_the_middle_of_the_file_is_no_verdict()
    {
        using var endless = new FakeClamd(new string('x', 100_000));
        using var early = new FakeClamd("", readsFirst: 10_000);

        Assert.Equal(ScanVerdict.Waiting, await ScanAsync(Scanner(endless.Address), Harmless));
        Assert.Equal(ScanVerdict.Waiting, await ScanAsync(Scanner(early.Address), new byte[20 * 1024 * 1024]));
    }

    [Fact]
    public async Task Who_is_silent_too_long_gave_no_verdict()
    {
        using var silent = new FakeClamd(null);

        Assert.Equal(ScanVerdict.Waiting, await ScanAsync(Scanner(silent.Address, TimeSpan.FromMilliseconds(300)), Harmless));
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_scanned() =>
        Assert.Equal(ScanVerdict.NotScanned, await ScanAsync(new FileScanner(Options.Create(new MarketOptions()), TimeProvider.System, NullLogger<FileScanner>.Instance), Harmless));

    [Theory]
    [InlineData("antivirus", "/run/clamd")]
    [InlineData("clamd", null)]
    [InlineData("clamd", "clamd")]
    [InlineData("clamd", "clamd:http")]
    public void A_wrong_setting_stops_the_start(string scanner, string? address) =>
        Assert.Throws<InvalidOperationException>(() => new MarketOptions { Scanner = scanner, ScannerAddress = address }.Check());

    private static FileScanner Scanner(string address, TimeSpan? timeout = null) => new(
        Options.Create(new MarketOptions { Scanner = "clamd", ScannerAddress = address, ScannerTimeout = timeout ?? TimeSpan.FromSeconds(60) }), TimeProvider.System, NullLogger<FileScanner>.Instance);

    private static Task<ScanVerdict> ScanAsync(FileScanner scanner, byte[] content) => scanner.ScanAsync(new MemoryStream(content), TestContext.Current.CancellationToken);

    /// <summary>Answers the first caller as it was told; null: never.</summary>
    private sealed class FakeClamd : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public FakeClamd(string? answer, int? readsFirst = null)
        {
            _listener.Start();
            _ = AnswerAsync(answer, readsFirst);
        }

        public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync(string? answer, int? readsFirst)
        {
            using var caller = await _listener.AcceptTcpClientAsync();
            var line = caller.GetStream();
            var buffer = new byte[readsFirst ?? ("zINSTREAM\0".Length + Harmless.Length + (5 * sizeof(int)))];
            await line.ReadExactlyAsync(buffer);
            if (answer is null)
                await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            else
                await line.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
