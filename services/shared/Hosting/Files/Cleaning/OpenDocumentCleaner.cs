using System.IO.Compression;
using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Copies of an OpenDocument text the files that its list names and that are shown, each cleaned.</summary>
internal static class OpenDocumentCleaner
{
    private const string Type = "mimetype";
    private const string Manifest = "META-INF/manifest.xml";

    private static readonly Dictionary<string, FileTrace> Folders = new()
    {
        ["Thumbnails/"] = FileTrace.Thumbnail, ["Versions/"] = FileTrace.Leftovers, ["Configurations2/"] = FileTrace.EditingMarks, ["META-INF/"] = FileTrace.Signatures,
    };

    private static readonly HashSet<string> Fonts = ["ttf", "otf"];

    /// <exception cref="UncleanableException">It is damaged, or something in it cannot be cleaned.</exception>
    public static void Clean(Stream original, Stream copy, CleaningRun run)
    {
        using var from = new ZipArchive(original, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true);
        var listed = Listed(from);
        foreach (var entry in from.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (entry.FullName == Type)
                CleanEntry.Bytes(entry, to, type => type, run, packed: false);
            else if (entry.FullName == Manifest)
                CleanEntry.Xml(entry, to, new ManifestRules(name => TraceOf(name) is not null), run);
            else if (TraceOf(entry.FullName) is { } trace)
                run.Found(trace);
            else if (listed.Contains(entry.FullName))
                CopyPart(entry, to, run);
            else
                run.Found(FileTrace.Leftovers);
        }
    }

    /// <summary>What a file that goes tells; null for one that stays.</summary>
    private static FileTrace? TraceOf(string name)
    {
        var last = name.Split('/')[^1];
        if (last is "meta.xml" or "manifest.rdf")
            return FileTrace.Properties;
        if (last is "layout-cache" or "VersionList.xml")
            return FileTrace.EditingMarks;
        return Folders.Where(folder => name.StartsWith(folder.Key, StringComparison.Ordinal)).Select(folder => (FileTrace?)folder.Value).FirstOrDefault();
    }

    private static HashSet<string> Listed(ZipArchive archive)
    {
        var listed = new HashSet<string>();
        using var stream = (archive.GetEntry(Manifest) ?? throw new UncleanableException(Uncleanable.Damaged)).Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "encryption-data")
                throw new UncleanableException(Uncleanable.Encrypted);
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "file-entry" && xml.GetAttribute("full-path", xml.NamespaceURI) is { } name)
                listed.Add(name);
        }

        return listed;
    }

    private static void CopyPart(ZipArchiveEntry entry, ZipArchive to, CleaningRun run)
    {
        var extension = FileNames.ExtensionOf(entry.Name);
        if (extension == "xml")
            CleanEntry.Xml(entry, to, new OpenDocumentRules(run), run);
        else if (Fonts.Contains(extension))
            CleanEntry.Bytes(entry, to, font => font, run);
        else
            CleanEntry.Picture(entry, to, run);
    }
}

/// <summary>What goes out of the XML of an OpenDocument text (1.3 part 3). Its changes are accepted: what was deleted lies apart from the text.</summary>
internal sealed class OpenDocumentRules(CleaningRun run) : XmlRules
{
    private static readonly Dictionary<string, FileTrace> Elements = new()
    {
        ["annotation"] = FileTrace.Comments, ["annotation-end"] = FileTrace.Comments,
        ["tracked-changes"] = FileTrace.TrackedChanges, ["change"] = FileTrace.TrackedChanges, ["change-start"] = FileTrace.TrackedChanges, ["change-end"] = FileTrace.TrackedChanges,
        ["author-name"] = FileTrace.Properties, ["author-initials"] = FileTrace.Properties, ["initial-creator"] = FileTrace.Properties,
        ["creator"] = FileTrace.Properties, ["printed-by"] = FileTrace.Properties, ["user-defined"] = FileTrace.Properties, ["description"] = FileTrace.Properties,
        ["keywords"] = FileTrace.Properties, ["subject"] = FileTrace.Properties, ["file-name"] = FileTrace.Places, ["template-name"] = FileTrace.Places,
        ["event-listeners"] = FileTrace.Leftovers, ["scripts"] = FileTrace.Leftovers,
    };

    public override bool Drops(XmlReader element)
    {
        if (Elements.TryGetValue(element.LocalName, out var trace))
            return Found(trace);
        if (element.LocalName.StartsWith("sender-", StringComparison.Ordinal))
            return Found(FileTrace.Properties);
        return element.LocalName == "config-item" && IsOfMachine(element);
    }

    public override bool DropsAttribute(XmlReader attribute, string element) => attribute.LocalName is "rsid" or "paragraph-rsid" && Found(FileTrace.EditingMarks);

    private bool IsOfMachine(XmlReader element)
    {
        var name = element.GetAttribute("name", element.NamespaceURI) ?? "";
        return (name.StartsWith("Printer", StringComparison.Ordinal) && Found(FileTrace.Places))
            || (name.StartsWith("CurrentDatabase", StringComparison.Ordinal) && Found(FileTrace.Places))
            || (name.StartsWith("Rsid", StringComparison.Ordinal) && Found(FileTrace.EditingMarks));
    }

    private bool Found(FileTrace trace)
    {
        run.Found(trace);
        return true;
    }
}
