using System.Net;
using System.Security.Claims;

using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;
using Market.Kernel;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Market.Hosting.Tests.Access.StepUp;

public sealed class SecondFactorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2", 0, true)]
    [InlineData("2", 600, true)]
    [InlineData("2", 601, false)]
    [InlineData("2", -20, true)]
    [InlineData("2", -3600, false)]
    [InlineData("1", 0, false)]
    [InlineData("0", 0, false)]
    [InlineData("http://eidas.europa.eu/LoA/low", 0, false)]
    [InlineData("http://eidas.europa.eu/LoA/substantial", 0, true)]
    [InlineData("http://eidas.europa.eu/LoA/high", 0, true)]
    [InlineData("http://itsme.services/v2/claim/acr_advanced", 0, true)]
    public void A_token_has_a_recent_second_factor_by_its_level_and_its_age(string acr, int seconds, bool recent) =>
        Assert.Equal(recent, Factor(new StepUpOptions()).IsRecent(Token(acr, $"{Now.AddSeconds(-seconds).ToUnixTimeSeconds()}")));

    [Theory]
    [InlineData(null, "1790000000")]
    [InlineData("2", null)]
    [InlineData("2", "")]
    [InlineData("2", "-1")]
    [InlineData("2", "soon")]
    [InlineData("2", "99999999999999999999")]
    [InlineData("2", "999999999999999")]
    public void A_claim_that_is_missing_or_odd_is_no_second_factor(string? acr, string? authTime) =>
        Assert.False(Factor(new StepUpOptions()).IsRecent(Token(acr, authTime)));

    [Fact]
    public void Another_issuers_levels_are_a_table_in_the_settings()
    {
        var options = new StepUpOptions { MaxAge = TimeSpan.FromMinutes(2), AcrValues = { "urn:example:strong", "gold" } };
        Assert.True(Factor(options).IsRecent(Token("gold", $"{Now.ToUnixTimeSeconds()}")));
        Assert.False(Factor(options).IsRecent(Token("2", $"{Now.ToUnixTimeSeconds()}")));
        Assert.False(Factor(options).IsRecent(Token("gold", $"{Now.AddMinutes(-3).ToUnixTimeSeconds()}")));
    }

    [Theory]
    [InlineData(Roles.Approver, 0, 200)]
    [InlineData(Roles.Approver, 11, 403)]
    [InlineData(Roles.Approver, null, 403)]
    [InlineData(Roles.Officer, 0, 403)]
    public async Task An_endpoint_says_that_it_wants_a_second_factor_and_how_to_get_it(string role, int? minutes, int status)
    {
        await using var app = await StartAsync();
        var persona = Persona.Of("An", null, role) with { SecondFactorAge = minutes is { } age ? TimeSpan.FromMinutes(age) : null };
        using var http = app.GetTestClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For(persona));
        using var answer = await http.PostAsync("/approval", null, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        var asks = role == Roles.Approver && status == 403;
        Assert.Equal(asks, answer.Headers.WwwAuthenticate.Count > 0);
        if (!asks)
            return;
        Assert.Equal("Bearer error=\"insufficient_user_authentication\", acr_values=\"2\", max_age=\"600\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("second-factor-needed", await answer.ErrorCodeAsync());
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_only_that()
    {
        await using var app = await StartAsync();
        using var answer = await app.GetTestClient().PostAsync("/approval", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.AddMarketDefaults();
        TestTokens.TrustTestIssuer(builder.Services);
        var app = builder.Build();
        app.UseMarketDefaults("test");
        app.MapPost("/approval", () => "done").Allow(AccessDecision.AnyOf(Roles.Approver).WithSecondFactor());
        await app.StartAsync();
        return app;
    }

    private static SecondFactor Factor(StepUpOptions options) => new(Options.Create(options), new FakeTimeProvider(Now));

    private static ClaimsPrincipal Token(string? acr, string? authTime)
    {
        var claims = new[] { ("acr", acr), ("auth_time", authTime) }.Where(claim => claim.Item2 is not null).Select(claim => new Claim(claim.Item1, claim.Item2!));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }
}
