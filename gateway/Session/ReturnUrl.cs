namespace Market.Gateway.Session;

/// <summary>Where a person goes after signing in: a path of our own, or the front page.</summary>
internal static class ReturnUrl
{
    private const int MaxLength = 2000;

    /// <summary>Gives <paramref name="asked"/> when a browser cannot take it for another site's address; else <c>/</c>.</summary>
    public static string OrHome(string? asked)
    {
        if (asked is not { Length: > 0 and <= MaxLength } || asked[0] != '/' || asked.Any(c => char.IsControl(c) || c is '\\' || c > '~'))
            return "/";
        var path = Uri.UnescapeDataString(asked.Split('?', '#')[0]);
        var misleading = path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\\') || Uri.UnescapeDataString(asked).Any(char.IsControl);
        return misleading || path.StartsWith("/bff/", StringComparison.OrdinalIgnoreCase) ? "/" : asked;
    }
}
