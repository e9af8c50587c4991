using System.Security.Cryptography;
using System.Text.Json;

using Market.Hosting.Access.StepUp;

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

    /// <summary>The public half of the issuer's key, as anybody can read it.</summary>
    public static string PublicKeyPem => Key.Rsa.ExportSubjectPublicKeyInfoPem();

    public static string For(Persona persona, string audience = "market-api", TimeSpan? lifetime = null) =>
        For(persona, token => (token.Audience, token.Expires) = (audience, DateTime.UtcNow + (lifetime ?? TimeSpan.FromMinutes(10))));

    /// <param name="change">What is different from a token that every service takes.</param>
    /// <param name="signedInAt">By the clock of the service that reads the token; null: by the system's.</param>
    public static string For(Persona persona, Action<SecurityTokenDescriptor> change, DateTimeOffset? signedInAt = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "market-api",
            NotBefore = now.AddHours(-1),
            Expires = now.AddMinutes(10),
            Subject = persona.ToIdentity(),
            Claims = new Dictionary<string, object>
            {
                ["realm_access"] = JsonSerializer.SerializeToElement(new { roles = persona.Roles }),
                ["acr"] = persona.SecondFactorAge is null ? AcrTable.Password : AcrTable.SecondFactor,
                ["auth_time"] = ((signedInAt ?? now) - (persona.SecondFactorAge ?? TimeSpan.Zero)).ToUnixTimeSeconds(),
            },
            SigningCredentials = SignedAs(Key.KeyId),
        };
        change(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    /// <summary>The issuer's own key under another name.</summary>
    public static SigningCredentials SignedAs(string keyId) => new(new RsaSecurityKey(Key.Rsa) { KeyId = keyId }, SecurityAlgorithms.RsaSha256);

    public static void TrustTestIssuer(IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
            configuration.SigningKeys.Add(Key);
            options.ConfigurationManager = new Microsoft.IdentityModel.Protocols.StaticConfigurationManager<OpenIdConnectConfiguration>(configuration);
        });
}
