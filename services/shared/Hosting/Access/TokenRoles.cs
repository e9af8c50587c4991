using Market.Kernel;

using System.Security.Claims;
using System.Text.Json;

namespace Market.Hosting.Access;

/// <summary>Reads <c>realm_access.roles</c>, the place where Keycloak (and our embedded issuer) puts roles; only those that are in force count.</summary>
public static class TokenRoles
{
    public const string ClaimType = "role";

    public static void Map(ClaimsIdentity identity)
    {
        if (identity.FindFirst("realm_access")?.Value is not { } json)
            return;
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
            return;
        var known = roles.EnumerateArray().Select(role => role.GetString()).OfType<string>().Where(Roles.All.Contains).ToList();
        foreach (var role in Roles.InForce(known))
            identity.AddClaim(new Claim(ClaimType, role));
    }
}
