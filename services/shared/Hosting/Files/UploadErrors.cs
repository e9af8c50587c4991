using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Every refusal of a piece of a file that is sent in pieces; of the whole see <see cref="FileErrors"/>.</summary>
public static class UploadErrors
{
    /// <summary>Another version of the protocol, or none (412).</summary>
    public static readonly Error Version = Error.Invalid("upload.version", "Tus-Resumable");

    /// <summary>How long it will be must be told at the start.</summary>
    public static readonly Error LengthMissing = Error.Invalid("upload.length-missing", "Upload-Length");

    /// <summary>The metadata cannot be read, or there is no <c>filename</c> in it.</summary>
    public static readonly Error Metadata = Error.Invalid("upload.metadata", "Upload-Metadata");

    public static readonly Error OffsetMissing = Error.Invalid("upload.offset-missing", "Upload-Offset");
    public static readonly Error ChecksumUnknown = Error.Invalid("upload.checksum-unknown", "Upload-Checksum", UploadChecksum.Algorithms);

    /// <summary>What arrived is not what was sent (460).</summary>
    public static readonly Error Checksum = Error.Conflict("upload.checksum");

    /// <summary>Somebody else brings a piece of it right now (423).</summary>
    public static readonly Error Busy = Error.Conflict("upload.busy");

    public static readonly Error BeyondLength = Error.Invalid("upload.beyond-length");
    public static readonly Error TooManyPieces = Error.Conflict("upload.too-many-pieces");

    /// <summary>What was kept of it cannot be read any more: it has to be sent again from the start.</summary>
    public static readonly Error Damaged = Error.Conflict("upload.damaged");

    /// <param name="expected">Bytes that are here.</param>
    public static Error Offset(long expected) => Error.Conflict("upload.offset", $"{expected}");
}
