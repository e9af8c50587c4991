using System.Net;
using System.Text.RegularExpressions;

using Market.Testing;

using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests.Pages.Security;

public sealed partial class AuthenticatorTests
{
    private const string Page = "/account/security/authenticator";
    private const string StepUp = "/account/second-factor";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_has_no_second_factor_sets_one_up_on_the_way_and_goes_on(string engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(engine, clock);
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var asked = Client.AuthorizeUrl(("acr_values", "2"), ("max_age", "600"));
        var toSetUp = (await FollowAsync(visitor, asked, "/account/security?")).Replace("/account/security?", $"{Page}?", StringComparison.Ordinal);

        var (phone, answer, codes) = await SetUpAsync(service, visitor, toSetUp);
        var onward = WebUtility.HtmlDecode(Onward().Match(answer).Groups[1].Value);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Contains("code=", (await visitor.GetAsync(onward)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SubmitAsync(StepUp, Code(phone.Code()))).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(StepUp, Code(phone.Code()))).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var (_, _, codes) = await SetUpAsync(service, visitor, Page);

        var other = new Visitor(service);
        await other.SignInAsync(World.Solver.Email, World.Password);
        await Phone.GiveAsync(service, World.Solver);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.SubmitAsync(StepUp, Code(codes[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(StepUp, Code(codes[0].ToUpperInvariant().Replace('-', ' ')))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SubmitAsync(StepUp, Code(codes[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(StepUp, Code(codes[9]))).StatusCode);
    }

    [Fact]
    public async Task A_mistyped_code_keeps_the_secret_that_the_phone_has()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var answer = await visitor.SubmitAsync(Page, Code("123"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#code\"", page, StringComparison.Ordinal);
        var phone = Phone.Scan(service, page);
        var fields = Hidden().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        fields["code"] = phone.Code();
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync(Page, fields)).StatusCode);
    }

    [Fact]
    public async Task A_secret_that_was_offered_to_somebody_else_is_not_taken()
    {
        await using var service = await World.StartAsync();
        var (visitor, thief) = (new Visitor(service), new Visitor(service));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        await thief.SignInAsync(World.Solver.Email, World.Password);
        var page = await (await thief.GetAsync(Page)).Content.ReadAsStringAsync();
        var offer = Hidden().Matches(page).Single(field => field.Groups[1].Value == "offer").Groups[2].Value;
        var answer = await visitor.SubmitAsync(Page, new() { ["offer"] = offer, ["code"] = Phone.Scan(service, page).Code() });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("/account/security", (await visitor.GetAsync(StepUp)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_factor_needs_a_fresh_password_and_another_one_the_first()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var visitor = new Visitor(service);
        Assert.StartsWith("/account/login", await WhereToAsync(visitor), StringComparison.Ordinal);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.StartsWith("/account/login", await WhereToAsync(visitor), StringComparison.Ordinal);

        var phone = await Phone.GiveAsync(service, World.Officer);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        Assert.StartsWith(StepUp, await WhereToAsync(visitor), StringComparison.Ordinal);
        Assert.Equal(Page, (await visitor.SubmitAsync(await WhereToAsync(visitor), Code(phone.Code()))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Page)).StatusCode);
    }

    private static async Task<(Phone Phone, string Answer, IReadOnlyList<string> Codes)> SetUpAsync(RunningService service, Visitor visitor, string page)
    {
        var html = await (await visitor.GetAsync(page)).Content.ReadAsStringAsync();
        var fields = Hidden().Matches(html).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        var phone = Phone.Scan(service, html);
        fields["code"] = phone.Code();
        var answer = await (await visitor.PostAsync(Page, fields)).Content.ReadAsStringAsync();
        return (phone, answer, [.. Recovery().Matches(answer).Select(code => code.Groups[1].Value)]);
    }

    private static async Task<string> WhereToAsync(Visitor visitor) => (await visitor.GetAsync(Page)).Headers.Location!.ToString();

    private static async Task<string> FollowAsync(Visitor visitor, string from, string until)
    {
        for (var steps = 0; steps < 4 && !from.StartsWith(until, StringComparison.Ordinal); steps++)
            from = (await visitor.GetAsync(from)).Headers.Location!.ToString();
        return from;
    }

    private static Dictionary<string, string> Code(string code) => new() { ["code"] = code };

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<b class=\"hash\">([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</b>")]
    private static partial Regex Recovery();

    [GeneratedRegex("class=\"button primary\" href=\"([^\"]+)\"")]
    private static partial Regex Onward();
}
