using System.Text;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Text is valid UTF-8, holds no control characters, and is no web page in disguise.</summary>
internal static class TextContent
{
    private static readonly string[] Markup = ["<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "%pdf-"];

    public static Error? Check(Stream content, string extension)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[16 * 1024];
        var first = true;
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0; first = false)
            {
                var piece = buffer.AsSpan(0, read);
                if (piece.ContainsAnyInRange('\0', '\b') || piece.ContainsAnyInRange('\u000E', '\u001F') || (first && IsMarkup(piece)))
                    return FileErrors.ContentMismatch(extension);
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return FileErrors.ContentMismatch(extension);
        }
    }

    private static bool IsMarkup(ReadOnlySpan<char> start)
    {
        var text = start.TrimStart('\uFEFF').TrimStart();
        foreach (var opening in Markup)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
