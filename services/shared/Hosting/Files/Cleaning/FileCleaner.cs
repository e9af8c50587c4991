using System.Text;
using System.Xml;

using UglyToad.PdfPig.Exceptions;

namespace Market.Hosting.Files.Cleaning;

/// <summary>
/// Makes a copy of a file that shows the same and no longer tells who made it, when, where or with what (decision 26). The same original
/// gives the same copy. What is written or drawn on the page stays; nothing is decoded to pixels and encoded again.
/// </summary>
public static class FileCleaner
{
    /// <summary>Goes up with each change of what is removed.</summary>
    public const int Version = 1;

    /// <summary>For one file; real ones take less than a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="extension">Of an accepted kind (see <see cref="FileTypes"/>), lower case, without the dot.</param>
    /// <param name="original">Can seek; read from its start, left anywhere.</param>
    /// <param name="copy">Gets the clean copy whole, or nothing.</param>
    /// <param name="patience">How long it may take; <see cref="Patience"/> when null.</param>
    public static CleaningOutcome Clean(string extension, Stream original, Stream copy, CancellationToken cancel, TimeSpan? patience = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(patience ?? Patience);
        var run = new CleaningRun(limited.Token);
        try
        {
            original.Position = 0;
            using var cleaned = new MemoryStream();
            Clean(extension, original, cleaned, run);
            // Held to the same rules as what comes in, so that a mistake here shows before a reader does.
            if (FileTypes.Check($"x.{extension}", cleaned).Failed)
                return new CleaningOutcome([], Uncleanable.Damaged);
            cleaned.Position = 0;
            cleaned.CopyTo(copy);
            return new CleaningOutcome(run.Removed);
        }
        catch (UncleanableException refused)
        {
            return new CleaningOutcome([], refused.Reason);
        }
        catch (Exception error) when (ReasonOf(error, cancel) is not null)
        {
            return new CleaningOutcome([], ReasonOf(error, cancel));
        }
    }

    private static void Clean(string extension, Stream original, Stream copy, CleaningRun run)
    {
        switch (extension)
        {
            case "pdf":
                PdfCleaner.Clean(original, copy, run);
                break;
            case "docx" or "xlsx" or "pptx":
                OfficeCleaner.Clean(original, copy, run);
                break;
            case "odt":
                OpenDocumentCleaner.Clean(original, copy, run);
                break;
            case "png" or "jpg" or "jpeg":
                copy.Write(PictureCleaner.Clean(Bytes.Head(original, (int)original.Length), run) ?? throw new UncleanableException(Uncleanable.Damaged));
                break;
            case "txt" or "csv":
                original.CopyTo(copy);
                break;
            default:
                throw new UncleanableException(Uncleanable.UnknownInside);
        }
    }

    /// <summary>Null for what is no fault of the file.</summary>
    private static Uncleanable? ReasonOf(Exception error, CancellationToken cancel) => error switch
    {
        OperationCanceledException => cancel.IsCancellationRequested ? null : Uncleanable.TooMuch,
        PdfFilters.TooMuchException or OutOfMemoryException => Uncleanable.TooMuch,
        PdfDocumentEncryptedException => Uncleanable.Encrypted,
        InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or DecoderFallbackException
            or ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException => Uncleanable.Damaged,
        // The library says what is wrong with a broken file in a dozen ways.
        _ when error.GetType().Namespace?.StartsWith("UglyToad.", StringComparison.Ordinal) == true => Uncleanable.Damaged,
        _ => null,
    };
}
