namespace Market.Hosting.Files.Cleaning;

/// <summary>A kind of thing in a file that tells about people and machines, and that a reader of the page does not see.</summary>
public enum FileTrace
{
    /// <summary>Author, organisation, program, times, labels: PDF information and XMP, properties of office documents.</summary>
    Properties,
    Comments,
    TrackedChanges,

    /// <summary>Numbers that tell one editing session, document or person from another.</summary>
    EditingMarks,

    /// <summary>Camera, place, time and text beside a picture: EXIF, GPS, IPTC, XMP, comments, colour profiles.</summary>
    PictureData,

    /// <summary>A small picture of an earlier state.</summary>
    Thumbnail,
    Signatures,

    /// <summary>Printers, folders and file names.</summary>
    Places,

    /// <summary>Content to which nothing refers, such as an earlier version.</summary>
    Leftovers,
}

/// <summary>Why no clean copy can be made.</summary>
public enum Uncleanable
{
    /// <summary>It cannot be read as what it says to be.</summary>
    Damaged,
    Encrypted,

    /// <summary>It takes more room or time than any document needs.</summary>
    TooMuch,

    /// <summary>It holds something of a kind of which the traces are not known: a film, a sound, another program's object.</summary>
    UnknownInside,
}

/// <param name="Removed">Kinds only, in the order of <see cref="FileTrace"/>; empty when nothing was found.</param>
/// <param name="Refused">Null when there is a clean copy.</param>
public sealed record CleaningOutcome(IReadOnlyList<FileTrace> Removed, Uncleanable? Refused = null);

internal sealed class UncleanableException(Uncleanable reason) : Exception($"Cannot be cleaned: {reason}")
{
    public Uncleanable Reason => reason;
}

/// <summary>One cleaning: what it found, and whether it may go on.</summary>
internal sealed class CleaningRun(CancellationToken cancel)
{
    private readonly SortedSet<FileTrace> _removed = [];

    public IReadOnlyList<FileTrace> Removed => [.. _removed];

    public void Found(FileTrace trace) => _removed.Add(trace);

    /// <exception cref="OperationCanceledException">It took too long, or nobody waits for it any more.</exception>
    public void GoOn() => cancel.ThrowIfCancellationRequested();
}
