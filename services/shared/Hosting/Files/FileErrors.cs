using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Every refusal of an uploaded file.</summary>
public static class FileErrors
{
    public static readonly Error Empty = Error.Invalid("file.empty", "file");

    /// <summary>The name is empty, too long, reserved, or holds characters that mislead a reader or a file system.</summary>
    public static readonly Error Name = Error.Invalid("file.name", "file");

    /// <summary>Encrypted or protected by a password: nobody could read it.</summary>
    public static readonly Error Encrypted = Error.Invalid("file.encrypted", "file");

    /// <summary>Macros, scripts, embedded programs or references to something outside the file.</summary>
    public static readonly Error ActiveContent = Error.Invalid("file.active-content", "file");

    /// <summary>An archive or image that unpacks to far more than it says or than anyone needs.</summary>
    public static readonly Error Bomb = Error.Invalid("file.bomb", "file");

    /// <summary>An office file with an archive in it, which nobody can look through safely.</summary>
    public static readonly Error InnerArchive = Error.Invalid("file.inner-archive", "file");

    /// <summary>The virus scanner found something.</summary>
    public static readonly Error Infected = Error.Invalid("file.infected", "file");

    /// <summary>The virus scanner has not said yet what it is.</summary>
    public static readonly Error ScanWaiting = Error.Conflict("file.scan-waiting");

    /// <summary>It was taken, and the virus scanner found something later.</summary>
    public static readonly Error FoundInfected = Error.Conflict("file.infected");

    public static Error TypeNotAllowed { get; } = Error.Invalid("file.type-not-allowed", "file", string.Join(", ", FileTypes.Allowed.Select(type => type.Extension)));

    public static Error ContentMismatch(string extension) => Error.Invalid("file.content-mismatch", "file", extension);

    /// <param name="limit">Bytes.</param>
    public static Error TooLarge(long limit) => Error.TooLarge("file.too-large", "file", $"{limit / (1024 * 1024)}");

    public static Error TooMany(int limit) => Error.Invalid("file.too-many", "file", $"{limit}");

    public static Error Duplicate(string name) => Error.Invalid("file.duplicate", "file", name);
}
