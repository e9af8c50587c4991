using System.IO.Compression;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Copies of a Word, Excel or PowerPoint document the parts that are shown, each cleaned; what no kept part refers to stays behind.</summary>
internal static class OfficeCleaner
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly HashSet<string> Fonts = ["odttf", "ttf", "otf", "fntdata"];

    /// <exception cref="UncleanableException">It is damaged, or something in it cannot be cleaned.</exception>
    public static void Clean(Stream original, Stream copy, CleaningRun run) => Clean(original, copy, run, embedded: false);

    private static void Clean(Stream original, Stream copy, CleaningRun run, bool embedded)
    {
        using var from = new ZipArchive(original, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true);
        var relations = OfficeRelations.Read(from, run);
        if (relations.Kept.Count == 0)
            throw new UncleanableException(Uncleanable.Damaged);
        foreach (var entry in from.Entries)
        {
            if (entry.FullName == ContentTypes)
                CleanEntry.Xml(entry, to, new ContentTypeRules(relations.Kept), run);
            else if (OfficeRelations.SourceOf(entry.FullName) is { } source)
                CopyRelations(entry, source, to, relations, run);
            else if (relations.Kept.Contains(entry.FullName))
                CopyPart(entry, to, relations, run, embedded);
            else if (!entry.FullName.EndsWith('/'))
                run.Found(FileTrace.Leftovers);
        }
    }

    private static void CopyRelations(ZipArchiveEntry entry, string source, ZipArchive to, OfficeRelations relations, CleaningRun run)
    {
        if (source.Length == 0 || relations.Kept.Contains(source))
            CleanEntry.Xml(entry, to, new RelationRules(relations.GoneFrom(source)), run);
    }

    private static void CopyPart(ZipArchiveEntry entry, ZipArchive to, OfficeRelations relations, CleaningRun run, bool embedded)
    {
        var extension = FileNames.ExtensionOf(entry.Name);
        if (extension is "xml" or "vml")
            CleanEntry.Xml(entry, to, new OfficeRules(relations.GoneFrom(entry.FullName), run), run);
        else if (Fonts.Contains(extension))
            CleanEntry.Bytes(entry, to, font => font, run);
        else if (extension is "docx" or "xlsx" or "pptx" && !embedded)
            CleanEntry.Bytes(entry, to, document => CleanEmbedded(document, run), run);
        else
            CleanEntry.Picture(entry, to, run);
    }

    private static byte[] CleanEmbedded(byte[] document, CleaningRun run)
    {
        using var copy = new MemoryStream();
        Clean(new MemoryStream(document), copy, run, embedded: true);
        return copy.ToArray();
    }
}
