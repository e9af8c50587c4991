using System.Net;

using Market.Testing;

using Microsoft.AspNetCore.WebUtilities;

namespace Market.Identity.Tests.Issuer;

public sealed class EndSessionTests
{
    [Fact]
    public async Task Signing_out_at_the_gateway_ends_the_session_and_every_refresh_token()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var phone = await client.SignInAsync(new Visitor(service), World.Officer.Email, World.Password);
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);

        var signedOut = await visitor.GetAsync(Logout(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", $"{World.PublicUrl}/bff/signed-out"), ("state", "s")));

        Assert.Equal("http://localhost:8080/bff/signed-out?state=s", signedOut.Headers.Location!.ToString());
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(phone.Refresh)).OAuthErrorAsync());
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_on_another_site_cannot_sign_anybody_out_but_leads_to_a_question()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        var others = await client.SignInAsync(new Visitor(service), World.Solver.Email, World.Password);

        Assert.Equal("/account/logout", (await visitor.GetAsync(Client.LogoutPath)).Headers.Location!.ToString());
        Assert.Equal("/account/logout", (await visitor.GetAsync(Logout(("id_token_hint", others.Id)))).Headers.Location!.ToString());
        Assert.Contains("code=", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);

        var answered = await visitor.SubmitAsync("/account/logout", []);
        Assert.Equal("/account/logged-out", answered.Headers.Location!.ToString());
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_out_nobody_is_sent_to_another_site()
    {
        await using var service = await World.StartAsync();
        var (client, visitor) = (new Client(service), new Visitor(service));
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        var answer = await visitor.GetAsync(Logout(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", "https://evil.example/")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Logout(params (string Name, string Value)[] parameters) =>
        QueryHelpers.AddQueryString(Client.LogoutPath, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value)));
}
