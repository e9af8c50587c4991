using System.Net;
using System.Text.RegularExpressions;

using Market.Hosting.Access.StepUp;
using Market.Testing;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests.Pages.Security;

public sealed class StepUpTests
{
    private const string Page = "/account/second-factor";
    private static readonly (string, string?)[] AsGateway = [("acr_values", "2"), ("max_age", "600")];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_code_raises_the_level_of_the_session_and_a_refresh_keeps_when_it_was_shown(string engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(engine, clock);
        var (client, visitor, phone) = (new Client(service), new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        var before = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        Assert.Equal((AcrTable.Password, "pwd"), (before.AccessClaims.GetClaim("acr").Value, before.AccessClaims.GetClaim("amr").Value));
        clock.Advance(TimeSpan.FromMinutes(20));

        var toPage = await visitor.GetAsync(Client.AuthorizeUrl(AsGateway));
        Assert.StartsWith(Page, toPage.Headers.Location!.ToString(), StringComparison.Ordinal);
        var shownAt = clock.GetUtcNow().ToUnixTimeSeconds();
        var after = await client.RedeemedAsync(visitor, await visitor.SubmitAsync(toPage.Headers.Location!.ToString(), Code(phone.Code())));

        Assert.Equal((AcrTable.SecondFactor, shownAt), (after.AccessClaims.GetClaim("acr").Value, after.AccessClaims.GetPayloadValue<long>("auth_time")));
        Assert.Equal(["pwd", "otp", "mfa"], after.AccessClaims.Claims.Where(claim => claim.Type == "amr").Select(claim => claim.Value));
        Assert.Equal(AcrTable.SecondFactor, after.IdClaims.GetClaim("acr").Value);
        clock.Advance(TimeSpan.FromMinutes(4));
        var refreshed = await (await client.RefreshAsync(after.Refresh)).ReadTokensAsync();
        Assert.Equal((AcrTable.SecondFactor, shownAt), (refreshed.AccessClaims.GetClaim("acr").Value, refreshed.AccessClaims.GetPayloadValue<long>("auth_time")));
    }

    [Fact]
    public async Task A_second_factor_counts_for_ten_minutes_and_then_is_asked_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var (visitor, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        await visitor.SubmitAsync(Page, Code(phone.Code()));

        clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Contains("code=", await WhereToAsync(visitor, AsGateway), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.StartsWith(Page, await WhereToAsync(visitor, AsGateway), StringComparison.Ordinal);
        Assert.Contains("code=", await WhereToAsync(visitor), StringComparison.Ordinal);
        Assert.Contains("error=login_required", await WhereToAsync(visitor, [.. AsGateway, ("prompt", "none")]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_is_too_old_for_the_client_is_asked_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.StartsWith("/account/login", await WhereToAsync(visitor, ("max_age", "600")), StringComparison.Ordinal);
        Assert.Contains("code=", await WhereToAsync(visitor, ("max_age", "3600")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("12345678901234567890")]
    [InlineData("aaaa-bbbb-cccc-dddd")]
    public async Task A_wrong_code_is_named_at_its_field_and_raises_nothing(string code)
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await Phone.GiveAsync(service, World.Officer);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var answer = await visitor.SubmitAsync(Page, Code(code));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("href=\"#code\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith(Page, await WhereToAsync(visitor, AsGateway), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_works_once_also_in_two_browsers_at_the_same_moment()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var phone = await Phone.GiveAsync(service, World.Officer);
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(service)).ToList();
        foreach (var visitor in visitors)
            await visitor.SignInAsync(World.Officer.Email, World.Password);

        var answers = await Task.WhenAll(visitors.Select(visitor => visitor.SubmitAsync(Page, Code(phone.Code()))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitors[0].SubmitAsync(Page, Code(phone.Code(-1)))).StatusCode);
    }

    [Fact]
    public async Task Guessing_codes_gets_slower_from_wherever_and_does_not_keep_the_owner_out_on_the_own_device()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var (owner, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await owner.SignInAsync(World.Officer.Email, World.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SubmitAsync(Page, Code(phone.Code()))).StatusCode);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await (await ThiefAsync(service, attempt)).SubmitAsync(Page, Code("000000"))).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await (await ThiefAsync(service, 9)).SubmitAsync(Page, Code(phone.Code(1)))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SubmitAsync(Page, Code(phone.Code(1)))).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_who_has_no_second_factor_sets_one_up()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Page)).Headers.Location!.ToString(), StringComparison.Ordinal);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        Assert.StartsWith("/account/security", (await visitor.GetAsync(Page)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_from_another_sites_form_does_nothing()
    {
        await using var service = await World.StartAsync();
        var (visitor, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(Page, Code(phone.Code()))).StatusCode);
        Assert.StartsWith(Page, await WhereToAsync(visitor, AsGateway), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    public async Task Codes_are_shown_to_everybody_only_where_the_setting_says_so(string? open, bool shown)
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:OpenAuthenticator"] = open);
        var (visitor, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var link = Regex.IsMatch(await (await visitor.GetAsync(Page)).Content.ReadAsStringAsync(), "href=\"/account/authenticator\"");
        var page = await new Visitor(service).GetAsync("/account/authenticator");
        Assert.Equal((shown, shown), (link, page.StatusCode == HttpStatusCode.OK));
        if (shown)
            Assert.Matches($"{phone.Code(-1)}|{phone.Code()}", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_market_that_others_can_reach_does_not_start_with_open_codes()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => World.StartAsync(configure: builder => builder.Configuration.AddInMemoryCollection(
            [new("Market:OpenAuthenticator", "true"), new("Market:PublicUrl", "https://markt.example.be")])));
        Assert.Contains("Market:OpenAuthenticator", refusal.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Code(string code) => new() { ["code"] = code };

    private static async Task<string> WhereToAsync(Visitor visitor, params (string, string?)[] asked) =>
        (await visitor.GetAsync(Client.AuthorizeUrl(asked))).Headers.Location!.ToString();

    /// <summary>Knows the password, and comes from another place each time.</summary>
    private static async Task<Visitor> ThiefAsync(RunningService service, int number)
    {
        var thief = new Visitor(service) { Headers = { ["X-Forwarded-For"] = $"203.0.113.{number + 1}" } };
        await thief.SignInAsync(World.Officer.Email, World.Password);
        return thief;
    }
}
