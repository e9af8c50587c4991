using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Decides where a link may go: an absolute https address, a plain mailto address, or nowhere.</summary>
internal sealed partial class HtmlLinks(Uri? site, HtmlChanges changes)
{
    /// <summary>The address to write, or null when the link must become text.</summary>
    public string? Target(string href)
    {
        var target = Absolute(href.Trim());
        if (target is null)
            changes.Count("import.link-dropped", href);
        return target;
    }

    private string? Absolute(string href)
    {
        if (href.Length is 0 or > ImportedText.UrlMax || href.Any(char.IsControl))
            return null;
        if (MailAddress().IsMatch(href))
            return Noted("import.link-completed", href, $"mailto:{href}");
        if (BareHost().IsMatch(href))
            return Noted("import.link-completed", href, Https($"https://{href}"));
        if (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) && site is not null)
            return Noted("import.link-completed", href, Https(new Uri(site, href).AbsoluteUri));
        if (href.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return Noted("import.link-upgraded", href, Https(href));
        if (href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return MailAddress().Match(Uri.UnescapeDataString(href[7..].Split('?')[0]).Trim()) is { Success: true } mail ? $"mailto:{mail.Value}" : null;
        return Https(href);
    }

    private string? Noted(string code, string href, string? target)
    {
        if (target is not null)
            changes.Count(code, href);
        return target;
    }

    /// <summary>The same address over https, with the host in ASCII so that look-alike letters show; null when it is no web address.</summary>
    internal static string? Https(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            return null;
        // A user name before the host is how a link pretends to go elsewhere; no honest link in a challenge needs one.
        if (uri.UserInfo.Length > 0 || uri.HostNameType != UriHostNameType.Dns || !uri.Host.Contains('.'))
            return null;
        var port = uri.IsDefaultPort ? -1 : uri.Port;
        return new UriBuilder(uri) { Scheme = Uri.UriSchemeHttps, Host = uri.IdnHost, Port = port }.Uri.AbsoluteUri;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,200}\.[A-Za-z]{2,24}\z")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\Awww\.[A-Za-z0-9.\-]{1,200}\.[A-Za-z]{2,24}(?:[/?#]\S*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex BareHost();
}
