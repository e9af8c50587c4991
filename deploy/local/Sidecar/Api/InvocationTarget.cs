using System.Text;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>Which app a caller wants, and what there.</summary>
/// <param name="Path">Path and query, still encoded, without leading slash.</param>
internal readonly record struct InvocationTarget(string AppId, string Path)
{
    private const string Prefix = "/v1.0/invoke/";
    private const string Method = "/method/";

    /// <summary>
    /// The three ways of naming the app, in daprd's order: the header <c>dapr-app-id</c>, basic authentication with the user name
    /// dapr-app-id, and <c>/v1.0/invoke/{app}/method/{path}</c>.
    /// </summary>
    public static InvocationTarget? Of(HttpRequest request, string rawTarget)
    {
        if (request.Headers[Headers.AppId].ToString() is { Length: > 0 } named)
        {
            return new(named, rawTarget.TrimStart('/'));
        }

        if (FromBasic(request.Headers.Authorization.ToString()) is { } user)
        {
            return new(user, rawTarget.TrimStart('/'));
        }

        if (!rawTarget.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = rawTarget[Prefix.Length..];
        var at = rest.IndexOf(Method, StringComparison.Ordinal);
        return at > 0 ? new(Uri.UnescapeDataString(rest[..at]), rest[(at + Method.Length)..]) : null;
    }

    private static string? FromBasic(string authorization)
    {
        var decoded = new byte[authorization.Length];
        if (!authorization.StartsWith("Basic ", StringComparison.Ordinal)
            || !Convert.TryFromBase64String(authorization["Basic ".Length..], decoded, out var length))
        {
            return null;
        }

        return Encoding.UTF8.GetString(decoded, 0, length).Split(':') is [var user, var app] && app.Length > 0
            && user.Equals(Headers.AppId, StringComparison.OrdinalIgnoreCase)
            ? app
            : null;
    }
}
