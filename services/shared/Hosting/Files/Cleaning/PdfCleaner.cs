using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files.Cleaning;

/// <summary>
/// Writes a PDF anew from what its pages, outline and structure refer to. So the information dictionary, the identifier, earlier
/// versions and everything else that hangs loose is gone; <see cref="PdfRules"/> says what goes out of the rest.
/// </summary>
internal static class PdfCleaner
{
    /// <exception cref="Exception">Of many kinds: it cannot be read.</exception>
    public static void Clean(Stream original, Stream copy, CleaningRun run)
    {
        using var pdf = PdfObjects.Open(original);
        if (pdf.IsEncrypted)
            throw new UncleanableException(Uncleanable.Encrypted);
        if (pdf.Information.DocumentInformationDictionary?.Data.Count > 0)
            run.Found(FileTrace.Properties);
        if (pdf.Structure.Trailer.Identifier.Count > 0)
            run.Found(FileTrace.EditingMarks);
        var kept = new Renumbering(pdf.Structure.CrossReferenceTable.ObjectOffsets.Count);
        var rules = new PdfRules(pdf, kept.NumberOf, run);
        var writer = new PdfWriter(copy);
        var root = pdf.Structure.Catalog.CatalogDictionary;
        writer.Object(kept.Catalog, rules.Catalog(root));
        while (kept.TryNext(out var number, out var reference))
        {
            run.GoOn();
            writer.Object(number, rules.Clean(rules.Read(reference) ?? NullToken.Instance));
        }

        writer.End(kept.Catalog);
        var information = pdf.Information.DocumentInformationDictionary;
        if (pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.Any(each => !kept.Has(each) && rules.Read(each) is { } loose && IsContent(loose) && !loose.Equals(information)))
            run.Found(FileTrace.Leftovers);
    }

    /// <summary>Not a table, not the objects of a table, not the catalog.</summary>
    private static bool IsContent(IToken token) => token switch
    {
        StreamToken stream => IsContent(stream.StreamDictionary),
        DictionaryToken dictionary => !dictionary.TryGet(NameToken.Type, out NameToken type) || type.Data is not ("XRef" or "ObjStm" or "Catalog"),
        _ => false,
    };

    /// <summary>Numbers objects in the order in which they are first referred to.</summary>
    /// <param name="limit">Objects that there can be.</param>
    private sealed class Renumbering(int limit)
    {
        private readonly Dictionary<IndirectReference, int> _numbers = [];
        private readonly Queue<IndirectReference> _waiting = new();
        private int _written = 1;

        public int Catalog => 1;

        public bool Has(IndirectReference reference) => _numbers.ContainsKey(reference);

        public int NumberOf(IndirectReference reference)
        {
            if (_numbers.TryGetValue(reference, out var number))
                return number;
            // One that refers to what is not there gets a number too.
            if (_numbers.Count > 2 * limit + 100_000)
                throw new UncleanableException(Uncleanable.TooMuch);
            _waiting.Enqueue(reference);
            return _numbers[reference] = _numbers.Count + 2;
        }

        public bool TryNext(out int number, out IndirectReference reference)
        {
            number = ++_written;
            return _waiting.TryDequeue(out reference);
        }
    }
}
