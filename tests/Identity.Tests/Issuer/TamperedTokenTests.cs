using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Market.Testing;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Market.Identity.Tests.Issuer;

/// <summary>Bad input B-01: tokens that a service must not take.</summary>
public sealed class TamperedTokenTests
{
    [Fact]
    public async Task A_service_takes_only_what_the_issuer_signed_for_it_and_in_time()
    {
        await using var service = await World.StartAsync();
        var officer = World.Officer.Persona();
        var good = TestTokens.For(officer);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(service, good));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, TestTokens.For(officer, audience: "another-api")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, TestTokens.For(officer, lifetime: TimeSpan.FromMinutes(-2))));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithHeader(good, header => header["alg"] = "none")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithHeader(good, header => header["alg"] = "none", signature: "")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithHeader(good, header => header["alg"] = "HS256")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithHeader(good, header => header["kid"] = "../../../../dev/null")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithPayload(good, payload => payload["sub"] = World.Admin.Id.ToString())));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, WithPayload(good, payload => payload["iss"] = "https://evil.example")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(service, "not.a.token"));
    }

    public static TheoryData<string, string, Action<SecurityTokenDescriptor>> WellSigned => new()
    {
        { "not valid yet", "not valid before", token => token.NotBefore = DateTime.UtcNow.AddMinutes(5) },
        { "expired", "expired", token => token.Expires = DateTime.UtcNow.AddMinutes(-2) },
        { "another issuer", "The issuer", token => token.Issuer = "https://evil.example/realms/market" },
        { "another audience", "The audience", token => token.Audience = "another-api" },
        { "no issuer", "The issuer", token => token.Issuer = null },
        { "no audience", "The audience", token => token.Audience = null },
        { "unsigned", "The signature", token => token.SigningCredentials = null },
        { "the public key as a shared secret", "The signature", token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(TestTokens.PublicKeyPem)) { KeyId = "test" }, SecurityAlgorithms.HmacSha256) },
        { "a key outside its folder", "The signature key was not found", token => token.SigningCredentials = TestTokens.SignedAs("../../../../dev/null") },
        { "a key of another name", "The signature key was not found", token => token.SigningCredentials = TestTokens.SignedAs("test2") },
    };

    [Theory]
    [MemberData(nameof(WellSigned))]
    public async Task What_the_right_key_signed_is_refused_on_its_own_ground(string what, string ground, Action<SecurityTokenDescriptor> change)
    {
        await using var service = await World.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/identity/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(World.Officer.Persona(), change));

        var answer = await service.As(null).SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.True(answer.Headers.WwwAuthenticate.ToString().Contains(ground, StringComparison.Ordinal), $"{what}: {answer.Headers.WwwAuthenticate}");
    }

    [Fact]
    public async Task An_identity_token_is_no_key_to_the_services()
    {
        await using var service = await World.StartAsync();
        var tokens = await new Client(service).SignInAsync(new Visitor(service), World.Officer.Email, World.Password);
        Assert.DoesNotContain("market-api", tokens.IdClaims.Audiences);
    }

    private static async Task<HttpStatusCode> AskAsync(RunningService service, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/identity/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await service.As(null).SendAsync(request)).StatusCode;
    }

    private static string WithHeader(string token, Action<Dictionary<string, object>> change, string? signature = null)
    {
        var parts = token.Split('.');
        return $"{Change(parts[0], change)}.{parts[1]}.{signature ?? parts[2]}";
    }

    private static string WithPayload(string token, Action<Dictionary<string, object>> change)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Change(parts[1], change)}.{parts[2]}";
    }

    private static string Change(string part, Action<Dictionary<string, object>> change)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, object>>(WebEncoders.Base64UrlDecode(part))!;
        change(values);
        return WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(values)));
    }
}
