using System.Net;

using Market.Testing;

using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests.Pages;

public sealed class LoginTests
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var service = await World.StartAsync();
        var wrong = await new Visitor(service).SignInAsync(World.Officer.Email, "not the password");
        var unknown = await new Visitor(service).SignInAsync("nobody@nowhere.example.be", "not the password");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(await StableTextAsync(wrong, World.Officer.Email), await StableTextAsync(unknown, "nobody@nowhere.example.be"));
    }

    [Fact]
    public async Task A_refused_form_keeps_the_address_but_not_the_password_and_links_to_the_field()
    {
        await using var service = await World.StartAsync();
        var page = await TextAsync(await new Visitor(service).SignInAsync(World.Officer.Email, "not the password"));
        Assert.Contains($"value=\"{World.Officer.Email}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", page, StringComparison.Ordinal);
        Assert.Contains("class=\"error-summary\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#email\"", page, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"current-password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_signs_nobody_in()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        var answer = await visitor.PostAsync("/account/login", new() { ["email"] = World.Officer.Email, ["password"] = World.Password });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Het formulier was verlopen", await TextAsync(answer), StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_gets_slower_and_a_pause_makes_it_possible_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var guesser = new Visitor(service);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync(World.Officer.Email, "guess")).StatusCode);
        var refused = await guesser.SignInAsync(World.Officer.Email, World.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await guesser.SignInAsync(World.Officer.Email, World.Password)).StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_failures_of_a_rival_do_not_keep_the_owner_out()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var throttle = service.Services.GetThrottle();
        for (var attempt = 0; attempt < 10_000; attempt++)
            await throttle.FailedAsync(World.Solver.Email, "address 203.0.113.9", CancellationToken.None);
        Assert.True(await throttle.WaitAsync(World.Solver.Email, "address 203.0.113.9", CancellationToken.None) <= TimeSpan.FromMinutes(1));

        var owner = new Visitor(service) { Headers = { ["X-Forwarded-For"] = "198.51.100.7" } };
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignInAsync(World.Solver.Email, World.Password)).StatusCode);
    }

    [Fact]
    public async Task A_device_that_signed_in_before_does_not_wait_for_strangers_behind_the_same_address()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var owner = new Visitor(service);
        await owner.SignInAsync(World.Solver.Email, World.Password);
        var rival = new Visitor(service);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await rival.SignInAsync(World.Solver.Email, "guess");
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        await rival.SignInAsync(World.Solver.Email, "guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await rival.SignInAsync(World.Solver.Email, World.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignInAsync(World.Solver.Email, World.Password)).StatusCode);
    }

    /// <summary>Bad input B-04.</summary>
    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        await using var service = await World.StartAsync();
        string[] elsewhere =
        [
            "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example/", "/%0d%0aLocation:https://evil.example",
            "/\r\nLocation: https://evil.example", "/%2fevil.example", "/%5cevil.example", "javascript:alert(1)", "evil.example", "",
        ];
        foreach (var returnUrl in elsewhere)
        {
            var answer = await new Visitor(service).SignInAsync(World.Officer.Email, World.Password, $"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
            Assert.Equal("/bff/login", answer.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("nl", "Aanmelden")]
    [InlineData("en", "Sign in")]
    [InlineData("fr", "Se connecter")]
    public async Task The_page_speaks_the_language_that_was_chosen_by_link_cookie_client_or_browser(string language, string heading)
    {
        await using var service = await World.StartAsync();
        Assert.Contains($"<h1>{heading}</h1>", await TextAsync(await new Visitor(service).GetAsync($"/account/login?lang={language}")), StringComparison.Ordinal);
        var chosen = new Visitor(service);
        await chosen.GetAsync($"/account/login?lang={language}");
        Assert.Contains($"<h1>{heading}</h1>", await TextAsync(await chosen.GetAsync("/account/login")), StringComparison.Ordinal);
        var toLogin = await new Visitor(service).GetAsync(Client.AuthorizeUrl(("ui_locales", $"{language}-BE")));
        Assert.Contains($"<h1>{heading}</h1>", await TextAsync(await new Visitor(service).GetAsync(toLogin.Headers.Location!.ToString())), StringComparison.Ordinal);
        var browser = new Visitor(service) { Headers = { ["Accept-Language"] = $"de, {language}-BE;q=0.9" } };
        var page = await TextAsync(await browser.GetAsync("/account/login"));
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_comes_back_in_the_language_in_which_it_was_filled_in()
    {
        await using var service = await World.StartAsync();
        var toLogin = await new Visitor(service).GetAsync(Client.AuthorizeUrl(("ui_locales", "fr")));
        var visitor = new Visitor(service) { Headers = { ["Accept-Language"] = "en" } };
        var answer = await visitor.SignInAsync(World.Officer.Email, "not the password", toLogin.Headers.Location!.ToString());
        Assert.Contains("<h1>Se connecter</h1>", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_allow_no_script_but_our_file_no_frame_and_no_cache()
    {
        await using var service = await World.StartAsync();
        foreach (var path in new[] { "/account/login", "/account/registration", "/account/logout", "/account/logged-out", "/account/forbidden" })
        {
            var answer = await new Visitor(service).GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            var page = await TextAsync(answer);
            Assert.DoesNotContain("<script", page.Replace("<script src=\"/account/assets/passkeys.js\" defer></script>", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("text/css", (await service.As(null).GetAsync("/account/assets/account.css")).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("https://market.example.be", true)]
    [InlineData("http://localhost:8080", false)]
    public async Task Cookies_are_for_the_server_only_and_secure_when_the_site_is(string publicUrl, bool secure)
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:PublicUrl"] = publicUrl);
        var visitor = new Visitor(service) { Headers = { ["X-Forwarded-Proto"] = new Uri(publicUrl).Scheme } };
        var shown = await visitor.GetAsync("/account/login");
        var cookie = shown.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("market.idp.form=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_another_issuer_there_is_no_sign_in_page_here()
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:Authority"] = "http://localhost:8180/realms/market");
        Assert.Equal(HttpStatusCode.NotFound, (await service.As(null).GetAsync("/account/login")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.As(null).GetAsync("/realms/market/.well-known/openid-configuration")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.As(null).GetAsync("/api/identity/me")).StatusCode);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string> StableTextAsync(HttpResponseMessage answer, string email)
    {
        var text = (await TextAsync(answer)).Replace(email, "EMAIL", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, "name=\"form-token\" value=\"[^\"]*\"", "");
    }
}
