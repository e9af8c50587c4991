namespace Market.Identity.Pages;

/// <summary>Where to go after signing in: a path on this site and nothing else, whatever stands in the address.</summary>
internal static class ReturnUrl
{
    /// <summary>Starts the gateway's own sign-in, for people who came to the page by themselves.</summary>
    public const string Default = "/bff/login";

    public static string LocalOrDefault(string? wanted) => IsLocal(wanted) ? wanted! : Default;

    /// <summary>True for <c>/path?query</c>; false for other sites in any disguise (<c>//x</c>, <c>/\x</c>, control characters, also encoded).</summary>
    public static bool IsLocal(string? wanted)
    {
        if (string.IsNullOrEmpty(wanted) || wanted[0] != '/' || wanted.Length > 4000)
            return false;
        var path = wanted.Split('?', '#')[0];
        return IsPlainPath(path) && IsPlainPath(Uri.UnescapeDataString(path)) && !wanted.Any(char.IsControl) && !wanted.Contains('\\', StringComparison.Ordinal);
    }

    private static bool IsPlainPath(string path) =>
        !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);
}
