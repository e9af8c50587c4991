using Microsoft.Extensions.Primitives;

namespace Market.Gateway.Routes;

/// <summary>Which cookies each kind of service sees: its own, never the session's.</summary>
internal static class CookieFilter
{
    public static bool Allows(string name, string kind) => kind switch
    {
        RouteKind.Portal => name is "market.lang" or "market.af" || name.StartsWith("market.form", StringComparison.Ordinal) || name.StartsWith("market.team-code.", StringComparison.Ordinal),
        RouteKind.Issuer => name is "market.lang" || name.StartsWith("market.idp", StringComparison.Ordinal) || name.StartsWith("market.af", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The Cookie header to send on; empty when nothing is left.</summary>
    public static string Keep(StringValues header, string kind) => string.Join("; ", header
        .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(cookie => Allows(cookie.Split('=', 2)[0], kind)));
}
