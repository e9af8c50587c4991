using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <summary>What goes out of the parts of an office document that stay (names as in ECMA-376 and Microsoft's extensions to it). Changes are accepted.</summary>
/// <param name="gone">Ids in this part of other parts that go.</param>
internal sealed class OfficeRules(HashSet<string> gone, CleaningRun run) : XmlRules
{
    private static readonly Dictionary<string, FileTrace> Elements = new()
    {
        ["commentRangeStart"] = FileTrace.Comments, ["commentRangeEnd"] = FileTrace.Comments, ["commentReference"] = FileTrace.Comments, ["annotationRef"] = FileTrace.Comments,
        ["cellIns"] = FileTrace.TrackedChanges, ["cellDel"] = FileTrace.TrackedChanges, ["cellMerge"] = FileTrace.TrackedChanges, ["trackRevisions"] = FileTrace.TrackedChanges,
        ["numberingChange"] = FileTrace.TrackedChanges, ["rPrChange"] = FileTrace.TrackedChanges, ["pPrChange"] = FileTrace.TrackedChanges, ["sectPrChange"] = FileTrace.TrackedChanges,
        ["tblPrChange"] = FileTrace.TrackedChanges, ["tblPrExChange"] = FileTrace.TrackedChanges, ["tblGridChange"] = FileTrace.TrackedChanges,
        ["trPrChange"] = FileTrace.TrackedChanges, ["tcPrChange"] = FileTrace.TrackedChanges,
        ["rsids"] = FileTrace.EditingMarks, ["docId"] = FileTrace.EditingMarks, ["revisionPtr"] = FileTrace.EditingMarks, ["customWorkbookViews"] = FileTrace.EditingMarks,
        ["customSheetViews"] = FileTrace.EditingMarks, ["permStart"] = FileTrace.EditingMarks, ["permEnd"] = FileTrace.EditingMarks,
        ["docVars"] = FileTrace.Properties, ["dataBinding"] = FileTrace.Properties, ["fileSharing"] = FileTrace.Properties, ["writeProtection"] = FileTrace.Properties,
        ["customProperties"] = FileTrace.Properties, ["modifyVerifier"] = FileTrace.Properties, ["presenceInfo"] = FileTrace.Properties,
        ["attachedTemplate"] = FileTrace.Places, ["mailMerge"] = FileTrace.Places, ["absPath"] = FileTrace.Places,
    };

    private static readonly Dictionary<string, FileTrace> Attributes = new()
    {
        ["author"] = FileTrace.Comments, ["initials"] = FileTrace.Comments, ["userId"] = FileTrace.Comments, ["providerId"] = FileTrace.Comments,
        ["refreshedBy"] = FileTrace.Properties, ["lastEdited"] = FileTrace.EditingMarks, ["rupBuild"] = FileTrace.EditingMarks, ["paraId"] = FileTrace.EditingMarks,
        ["textId"] = FileTrace.EditingMarks, ["documentId"] = FileTrace.EditingMarks,
    };

    private readonly OfficeFields _fields = new();

    public override bool Drops(XmlReader element)
    {
        var name = element.LocalName;
        if (Elements.TryGetValue(name, out var trace))
            return Found(trace);
        if (IsDeletion(element) || IsRangeOfChange(name))
            return Found(FileTrace.TrackedChanges);
        if (_fields.Drops(element))
            return Found(FileTrace.Properties);
        return gone.Count > 0 && name != "pageSetup" && RefersToGone(element);
    }

    public override bool Unwraps(XmlReader element) => element.LocalName is "ins" or "moveTo" && IsWord(element) && Found(FileTrace.TrackedChanges);

    public override bool DropsAttribute(XmlReader attribute, string element)
    {
        var name = attribute.LocalName;
        if (name.StartsWith("rsid", StringComparison.Ordinal))
            return Found(FileTrace.EditingMarks);
        // Word's shapes note the name of the file that a picture came from.
        if (name == "title" && attribute.NamespaceURI == "urn:schemas-microsoft-com:office:office")
            return Found(FileTrace.Places);
        if (element == "pageSetup" && IsReference(attribute) && gone.Contains(attribute.Value))
            return true;
        return Attributes.TryGetValue(name, out var trace) && Found(trace);
    }

    /// <summary>The name of a shape is often that of the file; the description is for who cannot see it, and stays.</summary>
    public override string Value(XmlReader attribute, string element) =>
        attribute is { LocalName: "name", Value.Length: > 0 } && (element is "cNvPr" or "docPr") && Found(FileTrace.Places) ? "" : attribute.Value;

    public override bool DropsText(string element, string text) => _fields.DropsText(element, text) && Found(FileTrace.Properties);

    private bool Found(FileTrace trace)
    {
        run.Found(trace);
        return true;
    }

    private static bool IsDeletion(XmlReader element) => element.LocalName is "del" or "moveFrom" && IsWord(element);

    private static bool IsRangeOfChange(string name) =>
        (name.StartsWith("moveFromRange", StringComparison.Ordinal) || name.StartsWith("moveToRange", StringComparison.Ordinal))
        || (name.StartsWith("customXml", StringComparison.Ordinal) && (name.EndsWith("RangeStart", StringComparison.Ordinal) || name.EndsWith("RangeEnd", StringComparison.Ordinal)));

    /// <summary>A path that is drawn has a <c>moveTo</c> as well.</summary>
    private static bool IsWord(XmlReader element) => element.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal);

    private bool RefersToGone(XmlReader element)
    {
        var found = false;
        while (!found && element.MoveToNextAttribute())
            found = IsReference(element) && gone.Contains(element.Value);
        element.MoveToElement();
        return found;
    }

    private static bool IsReference(XmlReader attribute) => attribute.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal);
}
