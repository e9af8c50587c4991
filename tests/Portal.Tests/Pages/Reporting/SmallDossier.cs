using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Testing;

namespace Market.Portal.Tests.Pages.Reporting;

/// <summary>One submission, one criterion, one score, as the service gives them.</summary>
internal static class SmallDossier
{
    public static byte[] Zip()
    {
        (string Name, byte[] Content)[] files =
        [
            ("criteria.csv", Csv("criterion,name_nl,name_en,name_fr,weight,minimum", "c,Prijs,,,100,")),
            ("scores.csv", Csv("submission,juror,criterion,score,remark", "A,1,c,8.0,")),
            ("ranking.csv", Csv("rank,submission,total,eligible,tied,c", "1,A,80.00,yes,no,8.00")),
        ];
        var listed = files.Select(file => new { name = file.Name, bytes = file.Content.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)) });
        return Written([("manifest.json", JsonSerializer.SerializeToUtf8Bytes(new { title = new { nl = "Één" }, files = listed })), .. files]);
    }

    public static IEnumerable<string> NamesOf(byte[] dossier) => Files(dossier).Select(file => file.Name);

    public static byte[] Read(byte[] dossier, string name) => Files(dossier).Single(file => file.Name == name).Content;

    /// <summary>With another file in it, and the same manifest.</summary>
    public static byte[] With(byte[] dossier, string name, byte[] content) => Written([.. Files(dossier).Where(file => file.Name != name), (name, content)]);

    public static async Task<(int ExitCode, string Said)> VerifyAsync(byte[] dossier)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, dossier);
        var (exit, said) = await Python.VerifyAsync("ranking.py", file);
        File.Delete(file);
        return (exit, said.Trim());
    }

    private static byte[] Csv(params string[] lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")))];

    private static List<(string Name, byte[] Content)> Files(byte[] dossier)
    {
        using var archive = new ZipArchive(new MemoryStream(dossier));
        return [.. archive.Entries.Select(entry => (entry.FullName, BytesOf(entry)))];
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Written(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
