using System.IO.Compression;
using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <param name="From">Part that refers; empty for the document itself.</param>
/// <param name="To">Part that is referred to; empty for what is outside.</param>
/// <param name="Kind">Last part of the type's address.</param>
internal sealed record OfficeRelation(string From, string Id, string Kind, string To);

/// <summary>Which part of an office document refers to which (ECMA-376 part 2, 9.3). Names of parts say nothing; this does.</summary>
internal sealed class OfficeRelations
{
    private static readonly Dictionary<string, FileTrace> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        ["core-properties"] = FileTrace.Properties, ["extended-properties"] = FileTrace.Properties, ["custom-properties"] = FileTrace.Properties,
        ["customXml"] = FileTrace.Properties, ["customXmlProps"] = FileTrace.Properties, ["classificationlabels"] = FileTrace.Properties, ["tags"] = FileTrace.Properties,
        ["customProperty"] = FileTrace.Properties, ["thumbnail"] = FileTrace.Thumbnail,
        ["comments"] = FileTrace.Comments, ["commentsExtended"] = FileTrace.Comments, ["commentsIds"] = FileTrace.Comments, ["commentsExtensible"] = FileTrace.Comments,
        ["people"] = FileTrace.Comments, ["person"] = FileTrace.Comments, ["threadedComment"] = FileTrace.Comments, ["commentAuthors"] = FileTrace.Comments, ["authors"] = FileTrace.Comments,
        ["revisionHeaders"] = FileTrace.TrackedChanges, ["revisionLog"] = FileTrace.TrackedChanges, ["usernames"] = FileTrace.TrackedChanges,
        ["revisionInfo"] = FileTrace.EditingMarks, ["changesInfo"] = FileTrace.EditingMarks, ["slideUpdateInfo"] = FileTrace.Places,
        ["printerSettings"] = FileTrace.Places, ["connections"] = FileTrace.Places, ["queryTable"] = FileTrace.Places, ["mailMergeSource"] = FileTrace.Places,
        ["origin"] = FileTrace.Signatures, ["signature"] = FileTrace.Signatures, ["certificate"] = FileTrace.Signatures,
        ["extensibility"] = FileTrace.Leftovers, ["webextension"] = FileTrace.Leftovers, ["webextensiontaskpanes"] = FileTrace.Leftovers, ["keyMapCustomizations"] = FileTrace.Leftovers,
        ["attachedToolbars"] = FileTrace.Leftovers,
    };

    private readonly List<OfficeRelation> _all = [];
    private readonly Dictionary<string, ZipArchiveEntry> _parts;

    private OfficeRelations(ZipArchive archive) => _parts = archive.Entries.ToDictionary(entry => entry.FullName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the parts that stay.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static OfficeRelations Read(ZipArchive archive, CleaningRun run)
    {
        var relations = new OfficeRelations(archive);
        foreach (var entry in archive.Entries.Where(entry => SourceOf(entry.FullName) is not null))
        {
            run.GoOn();
            relations.Read(entry, SourceOf(entry.FullName)!);
        }

        relations.Follow(run);
        return relations;
    }

    /// <summary>Part whose relations this part lists; null when it is no such list.</summary>
    public static string? SourceOf(string name)
    {
        if (!name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            return null;
        if (name.StartsWith("_rels/", StringComparison.OrdinalIgnoreCase))
            return name[6..^5];
        var folder = name.LastIndexOf("/_rels/", StringComparison.OrdinalIgnoreCase);
        return folder < 0 ? null : name[..folder] + "/" + name[(folder + 7)..^5];
    }

    /// <summary>Ids in this part of what goes.</summary>
    public HashSet<string> GoneFrom(string part) =>
        [.. _all.Where(relation => IsFrom(relation, part) && !Stays(relation)).Select(relation => relation.Id)];

    private static bool IsFrom(OfficeRelation relation, string part) => relation.From.Equals(part, StringComparison.OrdinalIgnoreCase);

    private bool Stays(OfficeRelation relation) => !Dropped.ContainsKey(relation.Kind) && !IsShapeOfComment(relation) && (relation.To.Length == 0 || _parts.ContainsKey(relation.To));

    /// <summary>A sheet keeps the boxes of its remarks in a drawing of their own.</summary>
    private bool IsShapeOfComment(OfficeRelation relation) =>
        relation.Kind == "vmlDrawing" && _all.Any(other => IsFrom(other, relation.From) && other.Kind.Equals("comments", StringComparison.OrdinalIgnoreCase));

    private void Follow(CleaningRun run)
    {
        var bySource = _all.ToLookup(relation => relation.From, StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>([""]);
        while (waiting.TryDequeue(out var part))
        {
            foreach (var relation in bySource[part])
            {
                if (Dropped.TryGetValue(relation.Kind, out var trace))
                    run.Found(trace);
                else if (Stays(relation) && relation.To.Length > 0 && Kept.Add(relation.To))
                    waiting.Enqueue(relation.To);
            }
        }
    }

    private void Read(ZipArchiveEntry entry, string source)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
                continue;
            var outside = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            var kind = (xml.GetAttribute("Type") ?? "").Split('/')[^1];
            _all.Add(new OfficeRelation(source, xml.GetAttribute("Id") ?? "", kind, outside ? "" : Resolve(source, xml.GetAttribute("Target") ?? "")));
        }
    }

    /// <summary>A target is meant from the folder of the part that refers to it.</summary>
    private static string Resolve(string source, string target)
    {
        var path = target.StartsWith('/') ? [] : source.Split('/').SkipLast(1).ToList();
        foreach (var step in Uri.UnescapeDataString(target.Split('#')[0]).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("." or ".."))
                path.Add(step);
        }

        return path.Count == 0 ? "?" : string.Join('/', path);
    }
}
