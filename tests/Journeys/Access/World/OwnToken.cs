using System.Text.Json;

using Market.Hosting.Access.StepUp;
using Market.Identity.Issuer;
using Market.Local;
using Market.Local.Demo;

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Journeys.Access.World;

/// <summary>A token signed with the market's own key, as a system of that person would bring it after a second factor.</summary>
internal static class OwnToken
{
    /// <param name="audience">What the token is meant for.</param>
    public static string For(LocalOptions options, DemoPerson person, string audience = "market-api") => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = $"{options.PublicUrl}/realms/market",
        Audience = audience,
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object>
        {
            ["sub"] = person.Id.ToString(),
            ["name"] = person.Name,
            ["org"] = person.Organisation?.Id.ToString() ?? "",
            ["org_name"] = person.Organisation?.Name ?? "",
            ["acr"] = AcrTable.SecondFactor,
            ["auth_time"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["realm_access"] = JsonSerializer.SerializeToElement(new { roles = person.Roles }),
        },
        SigningCredentials = new SigningCredentials(IssuerKeys.Signing(Path.Combine(options.DataFolder, "keys")), SecurityAlgorithms.RsaSha256),
    });
}
