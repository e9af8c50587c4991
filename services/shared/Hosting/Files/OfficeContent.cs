using System.IO.Compression;
using System.Xml;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>An office document is a sound archive with the parts of its kind, without macros, without anything fetched from outside and without archives inside.</summary>
internal static class OfficeContent
{
    public static Error? Check(Stream content, string extension)
    {
        var room = ZipStructure.MaxUnpacked;
        return Check(content, extension, ref room, embedded: false);
    }

    /// <param name="room">Bytes that may still be unpacked.</param>
    /// <param name="embedded">Whether it was found in another office document.</param>
    public static Error? Check(Stream content, string extension, ref long room, bool embedded)
    {
        if (!StartsAndEndsAsZip(content))
            return Bytes.Head(content, 4).AsSpan().SequenceEqual(OleSignature) ? FileErrors.Encrypted : FileErrors.ContentMismatch(extension);
        if (ZipStructure.CheckDirectory(Bytes.Tail(content, 22), content.Length, extension) is { } refusal)
            return refusal;
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return ZipStructure.Check(archive, extension, ref room)
                ?? (HasPartsOf(archive, extension) ? null : FileErrors.ContentMismatch(extension))
                ?? (archive.Entries.Any(IsActive) ? FileErrors.ActiveContent : null)
                ?? archive.Entries.Where(IsXml).Select(CheckXml).FirstOrDefault(refusal => refusal is not null)
                ?? InnerFiles.Check(archive, ref room, embedded);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or XmlException or NotSupportedException)
        {
            return FileErrors.ContentMismatch(extension);
        }
    }

    /// <summary>Password-protected office files are OLE containers, not archives.</summary>
    internal static ReadOnlySpan<byte> OleSignature => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Nothing before the first entry and nothing, not even a comment, after the end record.</summary>
    private static bool StartsAndEndsAsZip(Stream content) =>
        Bytes.Head(content, 4).AsSpan().SequenceEqual("PK\x03\x04"u8) && content.Length >= 22 && Bytes.Tail(content, 22).AsSpan(0, 4).SequenceEqual("PK\x05\x06"u8);

    private static bool HasPartsOf(ZipArchive archive, string extension) => extension switch
    {
        "docx" => Has(archive, "[Content_Types].xml", "word/document.xml"),
        "xlsx" => Has(archive, "[Content_Types].xml", "xl/workbook.xml"),
        "pptx" => Has(archive, "[Content_Types].xml", "ppt/presentation.xml"),
        "odt" => Has(archive, "mimetype", "content.xml") && ReadText(archive.GetEntry("mimetype")!) == "application/vnd.oasis.opendocument.text",
        _ => false,
    };

    private static bool Has(ZipArchive archive, params string[] names) => names.All(name => archive.GetEntry(name) is not null);

    private static bool IsActive(ZipArchiveEntry entry) =>
        entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("activeX/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        || FileNames.IsProgram(entry.Name);

    internal static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static Error? CheckXml(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && (IsMacroType(xml) || ReachesOutside(xml)))
                return FileErrors.ActiveContent;
        }

        return null;
    }

    private static bool IsMacroType(XmlReader xml) => xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A template, picture or object that the reader's office program would fetch; a link that a person clicks is fine.</summary>
    private static bool ReachesOutside(XmlReader xml)
    {
        if (xml.LocalName != "Relationship" || !string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
            return false;
        var isLink = xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) == true;
        var scheme = (xml.GetAttribute("Target") ?? "").Split(':')[0].ToLowerInvariant();
        return !isLink || scheme is not ("https" or "http" or "mailto");
    }

    private static string ReadText(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().Trim();
    }
}
