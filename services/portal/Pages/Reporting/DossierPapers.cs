using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Reporting;

/// <summary>
/// The issued report on paper, in each language, laid into the dossier that the service gave, and listed in its manifest. The same dossier and report give the same bytes.
/// </summary>
internal static class DossierPapers
{
    private const string Manifest = "manifest.json";
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="dossier">A ZIP with a manifest.</param>
    /// <param name="report">Issued.</param>
    public static byte[] Add(byte[] dossier, JuryReport report)
    {
        var files = Read(dossier);
        List<(string Name, byte[] Content)> papers = [.. LocalizedText.Languages.Select(language => ($"report-{language}.pdf", ReportPdf.Of(report, UiTexts.In(language))))];
        var manifest = Listed(files.Single(file => file.Name == Manifest).Content, papers);
        return Written([(Manifest, manifest), .. files.Where(file => file.Name != Manifest), .. papers]);
    }

    private static List<(string Name, byte[] Content)> Read(byte[] dossier)
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

    private static byte[] Listed(byte[] manifest, IReadOnlyList<(string Name, byte[] Content)> papers)
    {
        var whole = JsonNode.Parse(manifest)!;
        foreach (var (name, content) in papers)
            whole["files"]!.AsArray().Add(new JsonObject { ["name"] = name, ["bytes"] = content.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)) });
        return JsonSerializer.SerializeToUtf8Bytes(whole, Readable);
    }

    private static byte[] Written(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                Add(archive, name, content);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
