namespace Market.Portal.Web;

/// <summary>
/// The team code of a strict challenge in the reader's own browser, for as long as it is open: a cookie for one solution, which no script can read. The portal keeps it
/// nowhere and sends it along with what it asks of the solutions service.
/// </summary>
internal static class TeamCodes
{
    public const string Header = "Market-Team-Code";

    /// <summary>What a code can be made of; anything else would not be one, nor fit in a header.</summary>
    private const int MaxLength = 60;

    public static void Remember(HttpContext http, Guid solutionId, string code)
    {
        var kept = string.Concat(code.Where(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol == '-'));
        if (kept.Length is 0 or > MaxLength)
            return;
        http.Items[Name(solutionId)] = kept;
        http.Response.Cookies.Append(Name(solutionId), kept, Options(http));
    }

    public static void Forget(HttpContext http, Guid solutionId)
    {
        http.Items.Remove(Name(solutionId));
        http.Response.Cookies.Delete(Name(solutionId), Options(http));
    }

    /// <summary>Null when this browser does not know it.</summary>
    public static string? Of(HttpContext http, Guid solutionId) => http.Items[Name(solutionId)] as string ?? http.Request.Cookies[Name(solutionId)];

    private static string Name(Guid solutionId) => $"market.team-code.{solutionId:N}";

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.IsSecureSite(), IsEssential = true, Path = "/" };
}
