using System.Security.Cryptography;
using System.Text.Json;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Market.Testing;

/// <summary>An issuer for feature tests: real signed tokens, validated by the service's own rules.</summary>
public static class TestTokens
{
    public const string Issuer = "http://localhost:8080/realms/market";
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };

    public static string For(Persona persona, string audience = "market-api", TimeSpan? lifetime = null)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now.AddHours(-1),
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(10)),
            Subject = persona.ToIdentity(),
            Claims = new Dictionary<string, object> { ["realm_access"] = JsonSerializer.SerializeToElement(new { roles = persona.Roles }) },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    internal static void TrustTestIssuer(IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
            configuration.SigningKeys.Add(Key);
            options.ConfigurationManager = new Microsoft.IdentityModel.Protocols.StaticConfigurationManager<OpenIdConnectConfiguration>(configuration);
        });
}
