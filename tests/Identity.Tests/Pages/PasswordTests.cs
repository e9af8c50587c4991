using System.Net;

using Market.Identity.Pages;
using Market.Identity.Pages.Security;

namespace Market.Identity.Tests.Pages;

public sealed class PasswordTests
{
    private const string Page = "/account/password";
    private const string Fresh = "een heel ander wachtwoord";

    [Fact]
    public async Task A_new_password_ends_other_sessions_and_replaces_the_old_one()
    {
        await using var service = await World.StartAsync();
        var (client, visitor, phone) = (new Client(service), new Visitor(service), new Visitor(service));
        await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        var tokens = await client.SignInAsync(phone, World.Officer.Email, World.Password);

        var answer = await visitor.SubmitAsync(Page, Form(World.Password, Fresh, Fresh));

        Assert.Contains("Uw wachtwoord is gewijzigd", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("code=", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await phone.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Visitor(service).SignInAsync(World.Officer.Email, World.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(World.Officer.Email, Fresh)).StatusCode);
    }

    [Theory]
    [InlineData("not the password", Fresh, Fresh, "current")]
    [InlineData(World.Password, "kort", "kort", "password")]
    [InlineData(World.Password, Fresh, "een typefout erin", "passwordAgain")]
    public async Task A_mistake_is_named_at_its_field(string current, string password, string again, string field)
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        var answer = await visitor.SubmitAsync(Page, Form(current, password, again));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"href=\"#{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_in_the_language_of_the_person_when_none_was_chosen_here()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        visitor.Headers["Accept-Language"] = "nl";
        Assert.Contains("lang=\"nl\"", await (await visitor.GetAsync("/account/login")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await visitor.SignInAsync(World.Solver.Email, World.Password);

        Assert.Contains("<html lang=\"fr\"", await (await visitor.GetAsync(Page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", await (await visitor.GetAsync($"{Page}?lang=en")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first()
    {
        await using var service = await World.StartAsync();
        Assert.Equal("/account/login?returnUrl=/account/password", (await new Visitor(service).GetAsync(Page)).Headers.Location!.ToString());
    }

    [Fact]
    public void Every_language_has_the_same_words()
    {
        var (nl, en, fr) = (PageTexts.In("nl"), PageTexts.In("en"), PageTexts.In("fr"));
        Assert.Equal(nl.Errors.Keys.Order(), en.Errors.Keys.Order());
        Assert.Equal(nl.Errors.Keys.Order(), fr.Errors.Keys.Order());
        Assert.Equal(nl.Types.Keys.Order(), en.Types.Keys.Order());
        Assert.Equal(nl.Types.Keys.Order(), fr.Types.Keys.Order());
        foreach (var text in typeof(PageTexts).GetProperties().Where(property => property.PropertyType == typeof(string)))
            Assert.All([nl, en, fr], words => Assert.False(string.IsNullOrWhiteSpace((string?)text.GetValue(words)), text.Name));
        foreach (var text in typeof(SecurityTexts).GetProperties())
            Assert.Equal(3, new[] { nl, en, fr }.Select(words => (string?)text.GetValue(words.Security)).Count(words => !string.IsNullOrWhiteSpace(words)));
    }

    private static Dictionary<string, string> Form(string current, string password, string again) =>
        new() { ["current"] = current, ["password"] = password, ["passwordAgain"] = again };
}
