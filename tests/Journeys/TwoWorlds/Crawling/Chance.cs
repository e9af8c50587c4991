using System.Text;
using System.Text.RegularExpressions;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>What is drawn anew for every answer, and nothing else: a form's token, owner or key, the nonce of a page, the number of a request. Each becomes zeros of its own length.</summary>
internal static partial class Chance
{
    private static readonly HashSet<string> Text = ["text/html", "application/json", "application/problem+json", "application/xml", "application/atom+xml", "text/plain", "text/csv"];

    public static byte[] TakenOut(byte[] body, string? mediaType) =>
        mediaType is null || !Text.Contains(mediaType) ? body : Encoding.UTF8.GetBytes(TakenOut(Encoding.UTF8.GetString(body)));

    public static string TakenOut(string text) => Drawn().Replace(text, drawn => new string('0', drawn.Length));

    [GeneratedRegex("""(?<=name="(__RequestVerificationToken|form-token|__FormOwner)" value=")[^"]+|(?<=["'](nonce-|script-src 'self' 'nonce-))[^'"]+|(?<=name="key" value=")[0-9a-f]{32}|(?<="traceId":")[^"]+|(?<=nonce=")[^"]+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Drawn();
}
