using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

using Market.Kernel;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>Everything in one ZIP, with a manifest that names each file's SHA-256. The same ranking gives the same bytes.</summary>
internal static class DossierArchive
{
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(JudgingDossier dossier)
    {
        var tables = DossierTables.Of(dossier).Select(table => (Name: $"{table.Name}.csv", Content: DossierCsv.Of(table))).ToList();
        var manifest = new Manifest(dossier.ChallengeId, dossier.Title, "weighted-mean", [.. tables.Select(table => new ManifestFile(table.Name, table.Content.Length, Convert.ToHexStringLower(SHA256.HashData(table.Content))))]);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in tables.Prepend(("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, Readable))))
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

    private sealed record Manifest(Guid Challenge, LocalizedText Title, string Method, IReadOnlyList<ManifestFile> Files);

    private sealed record ManifestFile(string Name, int Bytes, string Sha256);
}
