using System.Text;

namespace Market.Solutions.Features.Uploading;

/// <summary>The header <c>Upload-Metadata</c>: pairs of a key and a value in base64, with commas between.</summary>
internal static class UploadMetadata
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The value of <c>filename</c>; null when there is none, or the header cannot be read.</summary>
    public static string? FileName(string? header)
    {
        var named = (header ?? "").Split(',').Select(pair => pair.Trim().Split(' ')).Where(pair => pair[0] == "filename").ToList();
        return named is [[_, var base64]] ? Read(base64) : null;
    }

    private static string? Read(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64, bytes, out var length) ? Utf8.GetString(bytes, 0, length) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
