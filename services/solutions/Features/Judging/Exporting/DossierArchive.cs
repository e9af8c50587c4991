using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>
/// Everything in one ZIP, with a manifest that names each file's SHA-256, the hash under which the criteria were published, and the issued report's, which the audit log vouches for. The same
/// ranking gives the same bytes.
/// </summary>
internal static class DossierArchive
{
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(JudgingDossier dossier)
    {
        var files = FilesOf(dossier).ToList();
        var manifest = new Manifest(
            dossier.Brief.Id, dossier.Brief.Title, "weighted-mean", dossier.Brief.CriteriaHash, dossier.Report?.Hash,
            [.. files.Select(file => new ManifestFile(file.Name, file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content))))]);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.Prepend(("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, Readable))))
                Add(archive, name, content);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Content)> FilesOf(JudgingDossier dossier)
    {
        IReadOnlyList<DossierTable> reported = dossier.Report is { } report ? ReportTables.Of(ReportContent.Read(report.Content), dossier.Names) : [];
        foreach (var table in DossierTables.Of(dossier).Concat(reported))
            yield return ($"{table.Name}.csv", DossierCsv.Of(table));
        if (dossier.Report is not { } issued)
            yield break;
        yield return ("report.json", Encoding.UTF8.GetBytes(issued.Content));
        // As it is taken along by itself, for report.py.
        yield return ("report-signed.json", JsonSerializer.SerializeToUtf8Bytes(issued, Readable));
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <param name="ReportHash">Null until the report is issued.</param>
    private sealed record Manifest(
        Guid Challenge, LocalizedText Title, string Method, string CriteriaHash, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReportHash, IReadOnlyList<ManifestFile> Files);

    private sealed record ManifestFile(string Name, int Bytes, string Sha256);
}
