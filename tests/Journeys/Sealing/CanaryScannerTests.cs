using System.IO.Compression;
using System.Text;

namespace Market.Journeys.Sealing;

/// <summary>The negative control: what leaks in any of the forms is found, so that finding nothing means something.</summary>
public sealed class CanaryScannerTests : IDisposable
{
    private const string Word = "kanarievogelzingt";

    private readonly string _folder = Directory.CreateTempSubdirectory("market-scan-").FullName;

    public static TheoryData<string> Forms() =>
        ["raw", "utf-16 le", "utf-16 be", "hex", "HEX", "base64 0", "base64 1", "base64 2", "gzip", "zlib", "zip", "gzip base64", "name"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_planted_leak_is_found(string form)
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(_folder, form == "name" ? $"x-{Word}-y" : "leak"), [.. noise, .. Leak(form), .. noise]);

        Assert.NotEmpty(new CanaryScanner(Word).Scan(_folder));
    }

    [Fact]
    public void Where_there_is_no_leak_nothing_is_found()
    {
        var noise = new byte[2_000_000];
        new Random(2).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(_folder, "noise"), noise);
        File.WriteAllText(Path.Combine(_folder, "other"), "kanarievogelzwijgt");

        Assert.Empty(new CanaryScanner(Word).Scan(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Leak(string form)
    {
        var text = Encoding.UTF8.GetBytes($"De titel is {Word} en meer.");
        return form switch
        {
            "raw" => text,
            "utf-16 le" => Encoding.Unicode.GetBytes(Word),
            "utf-16 be" => Encoding.BigEndianUnicode.GetBytes(Word),
            "hex" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(text)),
            "HEX" => Encoding.ASCII.GetBytes(Convert.ToHexString(text)),
            "gzip" => Pack(text, stream => new GZipStream(stream, CompressionLevel.Optimal)),
            "gzip base64" => Pack(Encoding.ASCII.GetBytes(Convert.ToBase64String(text)), stream => new GZipStream(stream, CompressionLevel.Optimal)),
            "zlib" => Pack(text, stream => new ZLibStream(stream, CompressionLevel.Optimal)),
            "zip" => Zip(text),
            "name" => [],
            _ => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', form[^1] - '0') + Word + " en meer"))),
        };
    }

    private static byte[] Pack(byte[] text, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
            stream.Write(text);
        return packed.ToArray();
    }

    private static byte[] Zip(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("word/document.xml").Open())
            entry.Write(text);
        return packed.ToArray();
    }
}
