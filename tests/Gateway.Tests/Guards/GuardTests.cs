using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

using Market.Testing;

namespace Market.Gateway.Tests.Guards;

public sealed class GuardTests
{
    [Fact]
    public async Task A_change_in_the_name_of_a_session_needs_our_header()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var refused = await browser.SendAsync(method, "/api/challenges/x/follow");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal("request.cross-site", await refused.ErrorCodeAsync());
            using var accepted = await browser.SendAsync(method, "/api/challenges/x/follow", ("X-Market", "1"));
            Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        }

        using var system = await browser.SendAsync(HttpMethod.Post, "/api/challenges", ("Authorization", "Bearer own"));
        Assert.Equal("Bearer own", (await system.ReadAsync<Seen>()).Header("authorization"));
        using var stranger = await gateway.Browser().SendAsync(HttpMethod.Post, "/api/challenges");
        Assert.Null((await stranger.ReadAsync<Seen>()).Header("authorization"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/challenges")]
    [InlineData("/api/unknown")]
    [InlineData("/bff/session")]
    [InlineData("/account/login")]
    public async Task Every_answer_leaves_with_security_headers(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().GetAsync(path);
        string Header(string name) => answer.Headers.GetValues(name).Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", Header("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("X-Powered-By") || answer.Headers.Contains("Server") || answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_stricter_policy_of_a_service_stays()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().GetAsync("/api/challenges/x/sandboxed");
        Assert.Equal("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Forms_may_end_at_an_issuer_elsewhere()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Authority"] = "https://sso.example/realms/market" });
        using var answer = await gateway.Browser().GetAsync("/");
        Assert.Contains("form-action 'self' https://sso.example;", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_kept_but_assets_are()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = gateway.Browser();
        Assert.Equal("public, max-age=60", (await browser.GetAsync("/uitdagingen")).Headers.CacheControl!.ToString());
        await browser.SignInAsync();
        Assert.Equal("no-store", (await browser.GetAsync("/uitdagingen")).Headers.CacheControl!.ToString());
        Assert.Equal("no-store", (await browser.GetAsync("/api/challenges/x.css")).Headers.CacheControl!.ToString());
        Assert.Equal("public, max-age=60", (await browser.GetAsync("/app.abc123.css")).Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("TRACE", 405)]
    [InlineData("CONNECTX", 405)]
    [InlineData("PROPFIND", 405)]
    [InlineData("OPTIONS", 204)]
    public async Task Odd_methods_stop_at_the_gateway(string method, int status)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(new HttpMethod(method), "/api/challenges", ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "PUT"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(1024 * 1024, false, HttpStatusCode.OK)]
    [InlineData((1024 * 1024) + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData((1024 * 1024) + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_limit_whether_its_length_is_told_or_not(int length, bool chunked, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        HttpContent body = chunked ? new StreamContent(new Unseekable(length)) : new ByteArrayContent(new byte[length]);
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Put, "/api/challenges/x/need", body, ("Authorization", "Bearer own"));
        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("request.too-large", await answer.ErrorCodeAsync());
    }

    [Theory]
    [InlineData(25 * 1024 * 1024, HttpStatusCode.OK)]
    [InlineData(27 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_of_25_MB_fits_in_an_upload(int length, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[length]), "file", "plan.pdf" } };
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/files", form, ("Authorization", "Bearer own"), ("Expect", "100-continue"));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(25 * 1024 * 1024, HttpStatusCode.OK)]
    [InlineData(27 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_of_25_MB_fits_in_one_piece_of_a_resumable_upload(int length, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var piece = new ByteArrayContent(new byte[length]);
        piece.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Patch, "/api/solutions/x/uploads/y", piece, ("Authorization", "Bearer own"), ("Tus-Resumable", "1.0.0"));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_service_itself_says_what_it_speaks_of_the_upload_protocol()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Options, "/api/solutions/x/uploads", ("Origin", "https://evil.example"));
        var seen = await answer.Content.ReadFromJsonAsync<Seen>();
        Assert.Equal(("solutions", "OPTIONS"), (seen!.App, seen.Method));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_that_sends_a_file_far_too_large_gets_to_read_why()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[60 * 1024 * 1024]), "file", "film.pdf" } };
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/files", form, ("Authorization", "Bearer own"));
        Assert.Equal("request.too-large", await answer.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_person_whose_file_is_too_large_finds_the_way_back_to_the_form()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[30 * 1024 * 1024]), "file", "film.pdf" } };
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Post, "/mijn/oplossingen/x/bestanden", form, ("Accept", "text/html"), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("href=\"/mijn/oplossingen/x/bestanden\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_have_a_limit()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/", ("X-Long", new string('a', 40_000)));
        Assert.Equal(431, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/challenges")]
    [InlineData("/dapr/subscribe")]
    public async Task Thousands_of_accepted_types_are_read_quickly(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, path, ("Accept", string.Join(',', Enumerable.Range(0, 2500).Select(i => $"a/{i};q=.1"))));
        Assert.Equal(path.StartsWith("/dapr", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_back_in_their_own_form()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Gateway:RequestsPerSecond"] = "1", ["Market:Gateway:SubmissionsPerSecond"] = "50" });
        var browser = gateway.Browser();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/challenges")).StatusCode);
        using var api = await ExhaustAsync(browser, "/api/challenges");
        Assert.Equal("too-many-requests", await api.ErrorCodeAsync());
        Assert.True(api.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        using var page = await ExhaustAsync(browser, "/");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        using var submission = await browser.SendAsync(HttpMethod.Post, "/api/solutions/x/submission");
        Assert.Equal(HttpStatusCode.OK, submission.StatusCode);
    }

    [Fact]
    public async Task Signing_in_has_a_limit_of_its_own()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Gateway:SignInsPerMinute"] = "3" });
        var browser = gateway.Browser();
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add((int)(await browser.SendAsync(HttpMethod.Post, "/account/login")).StatusCode);
        Assert.Equal([200, 200, 200, 429], statuses);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("nl", "Even niet beschikbaar")]
    [InlineData("fr-BE,nl;q=0.5", "Momentanément indisponible")]
    [InlineData("de,en;q=0.8", "Not available right now")]
    [InlineData("", "Even niet beschikbaar")]
    public async Task A_person_reads_in_the_own_language_that_the_portal_is_down(string languages, string title)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("portal");
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/uitdagingen", ("Accept-Language", languages));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
        Assert.Contains($"<h1>{title}</h1>", page);
        Assert.DoesNotContain("Exception", page);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Browser().GetAsync("/bff/page.css")).StatusCode);
    }

    [Theory]
    [InlineData("/empty-403", 403, "text/html", "Geen toegang")]
    [InlineData("/empty-404", 404, "text/html", "Niet gevonden")]
    [InlineData("/empty-503", 503, "text/html", "Even niet beschikbaar")]
    [InlineData("/api/challenges/empty-403", 403, "application/problem+json", "urn:market:forbidden")]
    public async Task A_refusal_without_a_word_gets_one(string path, int status, string type, string text)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().GetAsync(path);
        Assert.Equal((status, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_program_hears_that_a_service_is_down_as_a_problem()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("challenges");
        using var answer = await gateway.Browser().GetAsync("/api/challenges");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("service-unavailable", await answer.ErrorCodeAsync());
        Assert.DoesNotContain("127.0.0.1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A stream that cannot tell its length, so that the client sends chunks.</summary>
    private sealed class Unseekable(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = Math.Min(count, _left);
            _left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static async Task<HttpResponseMessage> ExhaustAsync(Browser browser, string path)
    {
        for (var i = 0; i < 50; i++)
        {
            var answer = await browser.GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
        }

        throw new InvalidOperationException("No limit was met");
    }
}
