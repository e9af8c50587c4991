using Market.Kernel;

using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files;

/// <summary>A PDF as a reader sees it: with its objects unpacked and its names unescaped.</summary>
internal static class PdfObjects
{
    /// <summary>Actions and contents that run, start or carry something (ISO 32000-2, 12.6.4 and 7.11.4); XFA forms hold scripts.</summary>
    private static readonly HashSet<string> Active =
        ["JavaScript", "JS", "Launch", "ImportData", "SubmitForm", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "RichMediaExecute", "XFA"];

    public static Error? Check(Stream content)
    {
        try
        {
            using var pdf = Open(content);
            if (pdf.IsEncrypted)
                return FileErrors.Encrypted;
            if (pdf.NumberOfPages < 1)
                return FileErrors.ContentMismatch("pdf");
            return pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.Any(key => IsActive(pdf.Structure.GetObject(key)?.Data)) ? FileErrors.ActiveContent : null;
        }
        catch (PdfDocumentEncryptedException)
        {
            return FileErrors.Encrypted;
        }
        catch (PdfFilters.TooMuchException)
        {
            return FileErrors.Bomb;
        }
        // The library says what is wrong with a broken file in a dozen ways.
        catch (Exception)
        {
            return FileErrors.ContentMismatch("pdf");
        }
    }

    /// <exception cref="Exception">Of any kind: it cannot be opened.</exception>
    public static PdfDocument Open(Stream content)
    {
        content.Position = 0;
        return PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, FilterProvider = new PdfFilters(content.Length) });
    }

    private static bool IsActive(IToken? token) => token switch
    {
        NameToken name => Active.Contains(name.Data),
        DictionaryToken dictionary => dictionary.Data.Any(entry => Active.Contains(entry.Key) || IsActive(entry.Value)),
        ArrayToken array => array.Data.Any(IsActive),
        StreamToken stream => IsActive(stream.StreamDictionary),
        _ => false,
    };
}
