using System.Net;
using System.Text.RegularExpressions;

using Market.Contracts;
using Market.Testing;

using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests.Pages.Security;

public sealed partial class SecurityPageTests
{
    private const string Page = "/account/security";
    private const string StepUp = "/account/second-factor";

    [Fact]
    public async Task Removing_an_app_or_renewing_codes_needs_a_second_factor_and_tells_the_person()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var (visitor, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        Assert.StartsWith(StepUp, (await SendAsync(visitor, $"{Page}/authenticator/removal")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(StepUp, (await SendAsync(visitor, $"{Page}/recovery-codes")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await service.EventsAsync()).OfType<SecondFactorChanged>());

        await visitor.SubmitAsync(StepUp, new() { ["code"] = phone.Code() });
        var codes = await (await SendAsync(visitor, $"{Page}/recovery-codes")).Content.ReadAsStringAsync();
        Assert.Equal(10, Recovery().Count(codes));
        Assert.Equal($"{Page}?returnUrl=%2Fbff%2Flogin&ok=saved", (await SendAsync(visitor, $"{Page}/authenticator/removal")).Headers.Location!.ToString());

        Assert.Contains("U hebt nog geen authenticator-app ingesteld", WebUtility.HtmlDecode(await (await visitor.GetAsync(Page)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var told = (await service.EventsAsync()).OfType<SecondFactorChanged>().ToList();
        // Both at the same instant of the clock that stands still.
        Assert.Equal(["authenticator-removed", "recovery-codes-renewed"], told.Select(change => change.Change).Order(StringComparer.Ordinal));
        Assert.All(told, change => Assert.Equal(World.Officer.Id, change.PersonId));
    }

    [Fact]
    public async Task A_form_of_another_site_removes_nothing()
    {
        await using var service = await World.StartAsync();
        var (visitor, phone) = (new Visitor(service), await Phone.GiveAsync(service, World.Officer));
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        await visitor.SubmitAsync(StepUp, new() { ["code"] = phone.Code() });
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync($"{Page}/authenticator/removal", [])).StatusCode);
        Assert.DoesNotContain("U hebt nog geen authenticator-app", WebUtility.HtmlDecode(await (await visitor.GetAsync(Page)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/login/passkey", HttpStatusCode.Unauthorized)]
    [InlineData("/account/second-factor/passkey", HttpStatusCode.Unauthorized)]
    [InlineData("/account/security/passkeys", HttpStatusCode.BadRequest)]
    public async Task Nonsense_instead_of_a_passkey_proves_nothing(string path, HttpStatusCode status)
    {
        await using var service = await World.StartAsync();
        foreach (var nonsense in new[] { "", "nonsense", "{}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}" })
        {
            var visitor = new Visitor(service);
            await visitor.SignInAsync(World.Officer.Email, World.Password);
            Assert.Equal(status, (await SendAsync(visitor, path, nonsense)).StatusCode);
        }
    }

    [Fact]
    public async Task A_question_for_a_passkey_is_bound_to_the_public_address()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var question = await (await SendAsync(visitor, "/account/passkey/to-create")).Content.ReadAsStringAsync();
        Assert.Contains("\"id\":\"localhost\"", question, StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", question, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/account/passkey/to-create", [])).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string path, string? credential = null)
    {
        var html = await (await visitor.GetAsync("/account/password")).Content.ReadAsStringAsync();
        var fields = new Dictionary<string, string> { ["form-token"] = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value) };
        if (credential is not null)
            fields["credential"] = credential;
        return await visitor.PostAsync(path, fields);
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<b class=\"hash\">[a-z0-9]{4}(?:-[a-z0-9]{4}){3}</b>")]
    private static partial Regex Recovery();
}
