namespace Market.Challenges.Import;

/// <summary>
/// Reads one notice of Tenders Electronic Daily, in the TED_EXPORT schemas or as eForms. A document type declaration is
/// refused, nothing is fetched, and size and depth are bounded; bad input gives a note, never an exception.
/// </summary>
public static class TedNotice
{
    /// <param name="source">The file; it is read to its end and not closed.</param>
    public static ImportedNoticeResult Read(Stream source)
    {
        var notes = new List<ImportNote>();
        var (document, code, message) = SafeXml.Load(source);
        if (document?.Root is not { } root)
            return new ImportedNoticeResult(null, [ImportNote.Skipped(code, "", ("error", message))]);
        if (root.Name.LocalName == "TED_EXPORT")
            return new ImportedNoticeResult(TedExportNotice.Map(root, notes), notes);
        if (EFormsNotice.Is(root))
            return new ImportedNoticeResult(new EFormsNotice(root, notes).Map(), notes);
        return new ImportedNoticeResult(null, [ImportNote.Skipped("import.notice-unknown-schema", "", ("root", root.Name.LocalName))]);
    }
}
