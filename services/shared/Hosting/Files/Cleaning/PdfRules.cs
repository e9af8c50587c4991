using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files.Cleaning;

/// <summary>What of a PDF's objects stays (names as in ISO 32000-2). What a page shows is not touched.</summary>
/// <param name="numberOf">Gives an object that stays its new number.</param>
internal sealed class PdfRules(PdfDocument pdf, Func<IndirectReference, int> numberOf, CleaningRun run)
{
    private static readonly HashSet<string> OfCatalog =
        ["Type", "Pages", "PageLabels", "Names", "Dests", "ViewerPreferences", "PageLayout", "PageMode", "Outlines", "AcroForm", "Lang", "StructTreeRoot", "MarkInfo", "OCProperties"];

    /// <summary>Wherever they stand; PTEX is what TeX notes of each figure, with its file name.</summary>
    private static readonly Dictionary<string, FileTrace> Dropped = new()
    {
        ["Metadata"] = FileTrace.Properties, ["PieceInfo"] = FileTrace.Properties, ["LastModified"] = FileTrace.Properties, ["CreatorInfo"] = FileTrace.Properties,
        ["SpiderInfo"] = FileTrace.Properties, ["OPI"] = FileTrace.Places, ["PTEX.FileName"] = FileTrace.Places, ["PTEX.InfoDict"] = FileTrace.Properties,
        ["PTEX.PageNumber"] = FileTrace.Places, ["Thumb"] = FileTrace.Thumbnail, ["AF"] = FileTrace.Leftovers, ["AA"] = FileTrace.Leftovers, ["JS"] = FileTrace.Leftovers,
        ["TM"] = FileTrace.Places, ["TU"] = FileTrace.Places,
    };

    /// <summary>Of a stream that lies in another file.</summary>
    private static readonly HashSet<string> Outside = ["F", "FFilter", "FDecodeParms", "DL"];

    /// <summary>Remarks beside the page, and what plays or carries something.</summary>
    private static readonly HashSet<string> Remarks = ["Text", "Popup", "Caret", "FileAttachment", "Sound", "Movie", "Screen", "3D", "RichMedia", "Redact"];

    /// <summary>Of an annotation that is drawn on the page: how it looks and where a link leads, not who drew it and when.</summary>
    private static readonly HashSet<string> OfAnnotation =
    [
        "Type", "Subtype", "Rect", "AP", "AS", "F", "Border", "BS", "BE", "C", "IC", "CA", "ca", "QuadPoints", "L", "LE", "Vertices", "InkList", "DA", "DS", "Q", "RD", "H", "A", "Dest", "P",
        "StructParent", "OC", "Parent", "FT", "T", "Ff", "V", "DV", "MK", "MaxLen", "Opt", "TI", "I", "Kids", "Contents",
    ];

    private static readonly HashSet<string> OfSignature = ["Type", "Subtype", "FT", "T", "Rect", "F", "P", "Parent"];

    private static readonly HashSet<string> Actions = ["GoTo", "URI", "Named", "SetOCGState", "ResetForm", "Hide"];

    public DictionaryToken Catalog(DictionaryToken catalog)
    {
        if (catalog.Data.Keys.Any(key => !OfCatalog.Contains(key)))
            run.Found(catalog.Data.ContainsKey("Metadata") ? FileTrace.Properties : FileTrace.Leftovers);
        var kept = catalog.Data.Where(entry => OfCatalog.Contains(entry.Key) && entry.Key != "Names").ToDictionary(entry => NameToken.Create(entry.Key), entry => entry.Value);
        // Of all that has a name in the document only the targets of links.
        if (Dictionary(catalog, "Names") is { } names && names.Data.TryGetValue("Dests", out var targets))
            kept[NameToken.Create("Names")] = new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Dests] = targets });
        return Entries(new DictionaryToken(kept), _ => true);
    }

    public IToken? Read(IndirectReference reference) => pdf.Structure.GetObject(reference)?.Data;

    public IToken Clean(IToken token) => token switch
    {
        IndirectReferenceToken reference => new IndirectReferenceToken(new IndirectReference(numberOf(reference.Data), 0)),
        DictionaryToken dictionary => Clean(dictionary),
        StreamToken stream => Clean(stream),
        ArrayToken array => new ArrayToken([.. array.Data.Select(Clean)]),
        ObjectToken inner => Clean(inner.Data),
        _ => token,
    };

    private IToken Clean(DictionaryToken dictionary)
    {
        if (IsSignature(dictionary))
        {
            run.Found(FileTrace.Signatures);
            return NullToken.Instance;
        }

        if (Name(dictionary, "FT") == "Sig")
            return Signature(dictionary);
        return Name(dictionary, "Type") switch
        {
            "Filespec" or "Thread" => Gone(FileTrace.Leftovers),
            "Page" => Entries(dictionary, key => key is not ("B" or "ID" or "Info")),
            "StructElem" => Entries(dictionary, key => key is not ("T" or "ID")),
            _ when IsAnnotation(dictionary) => Annotation(dictionary),
            _ => Entries(dictionary, _ => true),
        };
    }

    private DictionaryToken Signature(DictionaryToken field)
    {
        if (field.Data.ContainsKey("V"))
            run.Found(FileTrace.Signatures);
        return Entries(field, OfSignature.Contains);
    }

    private IToken Gone(FileTrace trace)
    {
        run.Found(trace);
        return NullToken.Instance;
    }

    private IToken Clean(StreamToken stream)
    {
        if (Name(stream.StreamDictionary, "Type") is "Metadata")
            return Gone(FileTrace.Properties);
        if (Name(stream.StreamDictionary, "Type") is "EmbeddedFile")
            return Gone(FileTrace.Leftovers);
        var drawn = Name(stream.StreamDictionary, "Subtype") == "Image" ? PdfPictures.Clean(stream, pdf, run) : stream;
        var entries = Entries(drawn.StreamDictionary, key => key != "Length" && !Outside.Contains(key));
        return new StreamToken(entries.With(NameToken.Length, new NumericToken(drawn.Data.Length)), drawn.Data);
    }

    private DictionaryToken Annotation(DictionaryToken annotation)
    {
        // Its text, where that is what is drawn; of others it is a remark.
        var isText = Name(annotation, "Subtype") is "FreeText" or "Widget" or "Link";
        var isField = Name(annotation, "Subtype") == "Widget";
        if ((annotation.Data.ContainsKey("T") && !isField) || (annotation.Data.ContainsKey("Contents") && !isText))
            run.Found(FileTrace.Comments);
        return Entries(annotation, key => OfAnnotation.Contains(key) && (key != "Contents" || isText) && (key != "T" || isField));
    }

    private DictionaryToken Entries(DictionaryToken dictionary, Func<string, bool> stays)
    {
        var kept = new Dictionary<NameToken, IToken>();
        foreach (var (key, value) in dictionary.Data)
        {
            if (Dropped.TryGetValue(key, out var trace))
                run.Found(trace);
            else if (IsForeignAction(key, value))
                run.Found(FileTrace.Places);
            else if (stays(key))
                kept[NameToken.Create(key)] = Clean(key == "Annots" ? WithoutRemarks(value) : value);
        }

        return new DictionaryToken(kept);
    }

    private IToken WithoutRemarks(IToken annotations)
    {
        if (Resolve(annotations) is not ArrayToken array)
            return annotations;
        var kept = array.Data.Where(each => Resolve(each) is not DictionaryToken annotation || !IsRemark(annotation)).ToList();
        if (kept.Count < array.Length)
            run.Found(FileTrace.Comments);
        return new ArrayToken(kept);
    }

    private bool IsRemark(DictionaryToken annotation) => Remarks.Contains(Name(annotation, "Subtype") ?? "") || Name(annotation, "FT") == "Sig";

    /// <summary>An attribute of the structure is called A as well, and names its owner.</summary>
    private bool IsForeignAction(string key, IToken value) =>
        key is "A" or "Next" && Resolve(value) is DictionaryToken action && Name(action, "S") is { } kind && !Actions.Contains(kind) && !action.Data.ContainsKey("O");

    /// <summary>A form that is drawn has a box of its own, an annotation a place on the page.</summary>
    private static bool IsAnnotation(DictionaryToken dictionary) => dictionary.Data.ContainsKey("Rect") && dictionary.Data.ContainsKey("Subtype") && !dictionary.Data.ContainsKey("BBox");

    private bool IsSignature(DictionaryToken dictionary) => Name(dictionary, "Type") is "Sig" or "DocTimeStamp" || dictionary.Data.ContainsKey("ByteRange");

    private DictionaryToken? Dictionary(DictionaryToken within, string key) => within.Data.TryGetValue(key, out var value) ? Resolve(value) as DictionaryToken : null;

    private string? Name(DictionaryToken dictionary, string key) => dictionary.Data.TryGetValue(key, out var value) && Resolve(value) is NameToken name ? name.Data : null;

    private IToken? Resolve(IToken token) => token is IndirectReferenceToken reference ? Read(reference.Data) : token;
}
