using System.IO.Compression;
using System.Text;

namespace Market.Journeys.Sealing;

/// <summary>Looks for words in everything under a folder: as it is, in UTF-16, hexadecimal and base64, also inside gzip, zlib and zip streams.</summary>
internal sealed class CanaryScanner
{
    private const int Inflated = 8 * 1024 * 1024;

    private readonly IReadOnlyList<(string Form, byte[] Bytes)> _forms;

    /// <param name="words">ASCII, at least twelve characters each, so that no other bytes look like one by chance.</param>
    public CanaryScanner(params IReadOnlyList<string> words) => _forms = [.. words.SelectMany(FormsOf)];

    /// <summary>Where it was found: file and form. A file that goes away meanwhile is not looked at.</summary>
    /// <param name="pattern">Of names right in the folder; everything below it when null.</param>
    public IReadOnlyList<string> Scan(string folder, string? pattern = null)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, pattern ?? "*", new EnumerationOptions { RecurseSubdirectories = pattern is null, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            found.AddRange(In(Encoding.UTF8.GetBytes(path), "name").Select(form => $"{path}: {form}"));
            if (Read(path) is { } bytes)
                found.AddRange(In(bytes, "").Select(form => $"{path}: {form}"));
        }

        return found;
    }

    /// <summary>The forms in which these bytes hold it.</summary>
    public IEnumerable<string> In(byte[] bytes, string where)
    {
        foreach (var (form, pattern) in _forms)
        {
            if (bytes.AsSpan().IndexOf(pattern) >= 0)
                yield return $"{where} {form}".Trim();
        }

        foreach (var (kind, inside) in Streams(bytes))
        {
            foreach (var (form, pattern) in _forms)
            {
                if (inside.AsSpan().IndexOf(pattern) >= 0)
                    yield return $"{where} {form} in {kind}".Trim();
            }
        }
    }

    private static IReadOnlyList<(string Form, byte[] Bytes)> FormsOf(string word)
    {
        var raw = Encoding.ASCII.GetBytes(word);
        return
        [
            ("raw", raw),
            ("UTF-16 LE", Encoding.Unicode.GetBytes(word)),
            ("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(word)),
            ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(raw))),
            ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(raw))),
            .. Enumerable.Range(0, 3).Select(phase => ($"base64 at {phase}", Base64(raw, phase))),
        ];
    }

    private static IEnumerable<(string Kind, byte[] Inside)> Streams(byte[] bytes)
    {
        foreach (var at in PlacesOf(bytes, [0x1F, 0x8B, 0x08]))
            yield return ("gzip", Inflate(bytes, at, stream => new GZipStream(stream, CompressionMode.Decompress)));
        foreach (var at in PlacesOf(bytes, [0x50, 0x4B, 0x03, 0x04]).Where(at => at + 30 < bytes.Length))
            yield return ("zip", Inflate(bytes, at + 30 + BitConverter.ToUInt16(bytes, at + 26) + BitConverter.ToUInt16(bytes, at + 28), stream => new DeflateStream(stream, CompressionMode.Decompress)));
        foreach (var at in new byte[] { 0x01, 0x5E, 0x9C, 0xDA }.SelectMany(level => PlacesOf(bytes, [0x78, level])))
            yield return ("zlib", Inflate(bytes, at, stream => new ZLibStream(stream, CompressionMode.Decompress)));
    }

    private static IEnumerable<int> PlacesOf(byte[] bytes, byte[] magic)
    {
        for (var at = 0; at < bytes.Length; at += magic.Length)
        {
            var next = bytes.AsSpan(at).IndexOf(magic);
            if (next < 0)
                yield break;
            yield return at += next;
        }
    }

    /// <summary>What comes out until it is no such stream any more.</summary>
    private static byte[] Inflate(byte[] bytes, int at, Func<Stream, Stream> open)
    {
        using var plain = new MemoryStream();
        if (at >= bytes.Length)
            return [];
        try
        {
            using var stream = open(new MemoryStream(bytes, at, bytes.Length - at));
            var buffer = new byte[16 * 1024];
            for (int read; plain.Length < Inflated && (read = stream.Read(buffer)) > 0;)
                plain.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // Chance bytes, or a stream that is cut.
        }

        return plain.ToArray();
    }

    /// <summary>The characters of base64 that depend on the word alone, when it begins so many bytes into a group of three.</summary>
    private static byte[] Base64(byte[] raw, int phase)
    {
        var text = Convert.ToBase64String((byte[])[.. new byte[phase], .. raw]).TrimEnd('=');
        var first = phase == 0 ? 0 : phase + 1;
        return Encoding.ASCII.GetBytes(text[first..(((phase + raw.Length) / 3) * 4)]);
    }

    private static byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException) when (Path.GetFileName(path) == ".running")
        {
            return null;
        }
    }
}
