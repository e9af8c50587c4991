using System.Text.Json;

using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;
using Market.Identity.Issuer;

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Local;

/// <summary>Access tokens signed with the market's own key, as a system would get them after a second factor: for measuring and for trying out a market of one's own.</summary>
internal static class IssuedTokens
{
    public static string For(LocalOptions options, Caller caller) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = $"{options.PublicUrl}/realms/market",
        Audience = "market-api",
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        Claims = new Dictionary<string, object>
        {
            ["sub"] = caller.PersonId.ToString(),
            ["name"] = caller.Name,
            ["org"] = caller.OrganisationId?.ToString() ?? "",
            ["org_name"] = caller.OrganisationName,
            ["acr"] = AcrTable.SecondFactor,
            ["auth_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["realm_access"] = JsonSerializer.SerializeToElement(new { roles = caller.Roles }),
        },
        SigningCredentials = new SigningCredentials(IssuerKeys.Signing(Path.Combine(options.DataFolder, "keys")), SecurityAlgorithms.RsaSha256),
    });
}
