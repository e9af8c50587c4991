using Market.Kernel;

using System.Security.Claims;
using System.Text.Json;

namespace Market.Hosting.Access;

/// <summary>Reads <c>realm_access.roles</c>, the place where Keycloak (and our embedded issuer) puts roles.</summary>
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
        foreach (var role in roles.EnumerateArray().Select(role => role.GetString()).Where(Roles.All.Contains))
            identity.AddClaim(new Claim(ClaimType, role!));
    }
}
