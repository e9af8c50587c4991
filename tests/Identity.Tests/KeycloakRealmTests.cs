using System.Text.Json;

using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;
using Market.Kernel;

namespace Market.Identity.Tests;

/// <summary>The realm file must give tokens that read like those of the embedded issuer; no Keycloak runs here, so its content is checked.</summary>
public sealed class KeycloakRealmTests
{
    private static readonly JsonElement Realm = Read();

    [Fact]
    public void The_gateway_is_its_only_client_with_the_same_addresses_and_proof_keys()
    {
        var client = Assert.Single(Realm.GetProperty("clients").EnumerateArray());
        Assert.Equal("market-gateway", client.GetProperty("clientId").GetString());
        Assert.Equal(["${MARKET_PUBLIC_URL}/bff/callback"], client.GetProperty("redirectUris").EnumerateArray().Select(uri => uri.GetString()));
        Assert.Equal("${MARKET_PUBLIC_URL}/bff/signed-out", client.GetProperty("attributes").GetProperty("post.logout.redirect.uris").GetString());
        Assert.Equal("S256", client.GetProperty("attributes").GetProperty("pkce.code.challenge.method").GetString());
        Assert.False(client.GetProperty("directAccessGrantsEnabled").GetBoolean());
        Assert.Equal(300, Realm.GetProperty("accessTokenLifespan").GetInt32());
    }

    [Fact]
    public void Every_scope_that_the_gateway_asks_for_is_there_and_every_claim_has_a_mapper()
    {
        var scopes = Realm.GetProperty("clientScopes").EnumerateArray().ToList();
        var names = scopes.Select(scope => scope.GetProperty("name").GetString()).ToList();
        Assert.All(["profile", "email", "market-api", "offline_access"], name => Assert.Contains(name, names));
        var mappers = scopes.SelectMany(scope => scope.TryGetProperty("protocolMappers", out var all) ? all.EnumerateArray().ToArray() : []).Select(mapper => mapper.GetProperty("config")).ToList();
        var claims = mappers.Select(config => config.TryGetProperty("claim.name", out var name) ? name.GetString() : null).ToList();
        Assert.All(["email", "locale", "org", "org_name", "org_type", "realm_access.roles"], claim => Assert.Contains(claim, claims));
        Assert.Contains(mappers, config => config.TryGetProperty("included.custom.audience", out var audience) && audience.GetString() == "market-api");
    }

    [Fact]
    public void A_second_factor_is_level_2_of_the_browser_flow_and_the_token_says_the_level_and_when()
    {
        var asked = new StepUpOptions();
        var levels = JsonSerializer.Deserialize<Dictionary<string, int>>(Realm.GetProperty("attributes").GetProperty("acr.loa.map").GetString()!)!;
        Assert.True(asked.IsSecondFactor(asked.Ask));
        Assert.Equal([1, 2], new[] { AcrTable.Password, asked.Ask }.Select(acr => levels[acr]));
        var flows = Realm.GetProperty("authenticationFlows").EnumerateArray().ToDictionary(flow => flow.GetProperty("alias").GetString()!, flow => flow.GetProperty("authenticationExecutions").EnumerateArray().ToList());
        var configs = Realm.GetProperty("authenticatorConfig").EnumerateArray().ToDictionary(config => config.GetProperty("alias").GetString()!, config => config.GetProperty("config"));
        Assert.Contains(Realm.GetProperty("browserFlow").GetString()!, flows.Keys);
        Assert.All(flows.Values.SelectMany(executions => executions).Where(execution => execution.GetProperty("authenticatorFlow").GetBoolean()), inner => Assert.Contains(inner.GetProperty("flowAlias").GetString()!, flows.Keys));
        foreach (var (level, proof, age) in new[] { ("1", "auth-username-password-form", 28800), ("2", "auth-otp-form", (int)asked.MaxAge.TotalSeconds) })
        {
            var executions = flows[$"market level {level}"];
            Assert.Equal(["conditional-level-of-authentication", proof], executions.Select(execution => execution.GetProperty("authenticator").GetString()));
            var condition = configs[executions[0].GetProperty("authenticatorConfig").GetString()!];
            Assert.Equal((level, $"{age}"), (condition.GetProperty("loa-condition-level").GetString(), condition.GetProperty("loa-max-age").GetString()));
        }

        var basic = Realm.GetProperty("clientScopes").EnumerateArray().Single(scope => scope.GetProperty("name").GetString() == "basic");
        Assert.Contains("basic", Realm.GetProperty("defaultDefaultClientScopes").EnumerateArray().Select(scope => scope.GetString()));
        var mappers = basic.GetProperty("protocolMappers").EnumerateArray().Where(mapper => mapper.GetProperty("config").GetProperty("access.token.claim").GetString() == "true");
        Assert.Superset(new HashSet<string?> { "acr", "auth_time" }, mappers.Select(mapper => mapper.GetProperty("name").GetString()).ToHashSet());
    }

    [Fact]
    public void Every_role_exists_and_has_an_example_person_without_a_written_password()
    {
        var roles = Realm.GetProperty("roles").GetProperty("realm").EnumerateArray().Select(role => role.GetProperty("name").GetString()).ToList();
        var users = Realm.GetProperty("users").EnumerateArray().ToList();
        foreach (var role in Roles.All)
        {
            Assert.Contains(role, roles);
            Assert.Contains(users, user => user.GetProperty("realmRoles").EnumerateArray().Any(given => given.GetString() == role));
        }

        foreach (var password in users.SelectMany(user => user.GetProperty("credentials").EnumerateArray()))
        {
            Assert.Equal("${MARKET_DEMO_PASSWORD}", password.GetProperty("value").GetString());
            Assert.True(password.GetProperty("temporary").GetBoolean());
        }
    }

    private static JsonElement Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "deploy", "keycloak", "market-realm.json");
            if (File.Exists(path))
                return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        }

        throw new FileNotFoundException("deploy/keycloak/market-realm.json");
    }
}
