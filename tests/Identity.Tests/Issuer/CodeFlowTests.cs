using System.Net;
using System.Text.Json;

using Market.Testing;

namespace Market.Identity.Tests.Issuer;

public sealed class CodeFlowTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_person_signs_in_and_the_token_says_what_the_services_need(string engine)
    {
        await using var service = await World.StartAsync(engine);
        var tokens = await new Client(service).SignInAsync(new Visitor(service), World.Officer.Email, World.Password);

        var claims = tokens.AccessClaims;
        Assert.Equal(World.Officer.Id.ToString(), claims.Subject);
        Assert.Equal("http://localhost:8080/realms/market", claims.Issuer);
        Assert.Equal(["market-api"], claims.Audiences);
        Assert.Equal("RS256", claims.Alg);
        Assert.Equal(TimeSpan.FromMinutes(5), claims.ValidTo - claims.IssuedAt);
        Assert.Equal(World.Officer.Name, claims.GetClaim("name").Value);
        Assert.Equal(World.Officer.Email, claims.GetClaim("email").Value);
        Assert.Equal("nl", claims.GetClaim("locale").Value);
        Assert.Equal(World.City.Id.ToString(), claims.GetClaim("org").Value);
        Assert.Equal(World.City.Name, claims.GetClaim("org_name").Value);
        Assert.Equal("public-body", claims.GetClaim("org_type").Value);
        var roles = claims.GetPayloadValue<JsonElement>("realm_access").GetProperty("roles").EnumerateArray().Select(role => role.GetString());
        Assert.Equal(["member", "officer"], roles);
        Assert.Equal(World.Officer.Name, tokens.IdClaims.GetClaim("name").Value);
    }
}
