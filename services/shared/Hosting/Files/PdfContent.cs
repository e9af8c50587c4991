using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>A PDF begins and ends as one, is not also something else, can be opened without a password and starts nothing.</summary>
internal static class PdfContent
{
    private static readonly byte[][] Encryption = ["/Encrypt"u8.ToArray()];

    private static readonly byte[][] Actions = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray(), "/RichMedia"u8.ToArray()];

    public static Error? Check(Stream content)
    {
        var head = Bytes.Head(content, 8);
        var isPdf = head.AsSpan().StartsWith("%PDF-1."u8) || head.AsSpan().StartsWith("%PDF-2."u8);
        if (!isPdf || !EndsAsPdf(Bytes.Tail(content, 2048)) || Bytes.EndsAsZip(content))
            return FileErrors.ContentMismatch("pdf");
        // Plainly first: that also finds what stands in an object that no table names.
        content.Position = 0;
        if (Bytes.ContainsAny(content, Encryption))
            return FileErrors.Encrypted;
        content.Position = 0;
        return Bytes.ContainsAny(content, Actions) ? FileErrors.ActiveContent : PdfObjects.Check(content);
    }

    private static bool EndsAsPdf(ReadOnlySpan<byte> tail)
    {
        var end = tail.LastIndexOf("%%EOF"u8);
        return end >= 0 && tail[..end].IndexOf("startxref"u8) >= 0 && tail[(end + 5)..].Trim(" \t\r\n\0"u8).IsEmpty;
    }
}
