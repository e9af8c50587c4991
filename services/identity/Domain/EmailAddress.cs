namespace Market.Identity.Domain;

/// <summary>A mail address as people have them: no quoted local part, comment or line break, which have no use but to smuggle headers.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>The address in lower case; null when it is not one.</summary>
    public static string? Normalize(string? input)
    {
        var text = (input ?? "").Trim().ToLowerInvariant();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || text.Length > Longest || text.LastIndexOf('@') != at)
            return null;
        return text[..at].All(IsLocal) && IsDomain(text[(at + 1)..]) ? text : null;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal);

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
