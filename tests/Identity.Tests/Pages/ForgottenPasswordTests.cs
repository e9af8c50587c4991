using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests.Pages;

public sealed class ForgottenPasswordTests
{
    private const string Page = "/account/password/forgotten";
    private const string Fresh = "een heel ander wachtwoord";
    private const string Nobody = "nobody@nowhere.example.be";

    [Fact]
    public async Task The_link_gives_another_password_once_and_ends_every_session()
    {
        await using var service = await World.StartAsync();
        var (client, phone) = (new Client(service), new Visitor(service));
        var tokens = await client.SignInAsync(phone, World.Officer.Email, World.Password);
        await Phone.GiveAsync(service, World.Officer);
        var (earlier, link) = (await LinkAsync(service), await LinkAsync(service));

        var visitor = new Visitor(service);
        var answer = await visitor.SubmitAsync(link, Typed(Fresh, Fresh));

        Assert.Contains("Uw wachtwoord is gewijzigd", await TextAsync(answer), StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await phone.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await visitor.GetAsync(Client.AuthorizeUrl())).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Visitor(service).SignInAsync(World.Officer.Email, World.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(World.Officer.Email, Fresh)).StatusCode);
        foreach (var used in new[] { link, earlier })
            Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(service).GetAsync(used)).StatusCode);
        Assert.Equal([new PasswordChanged(World.Officer.Id)], (await service.EventsAsync()).OfType<PasswordChanged>());
        Assert.Equal(1, await InDatabaseAsync(service, db => db.Authenticators.CountAsync(row => row.Id == World.Officer.Id)));
    }

    [Fact]
    public async Task Who_sends_the_same_link_from_a_second_window_is_told_that_it_is_over()
    {
        await using var service = await World.StartAsync();
        var link = await LinkAsync(service);
        var (first, second) = (new Visitor(service), new Visitor(service));
        var token = (await (await second.GetAsync(link)).Content.ReadAsStringAsync()).Split("name=\"form-token\" value=\"")[1].Split('"')[0];
        await first.SubmitAsync(link, Typed(Fresh, Fresh));

        var late = await second.PostAsync("/account/password/new", new(Typed("een derde wachtwoord dan", "een derde wachtwoord dan")) { ["link"] = link.Split("link=")[1], ["form-token"] = token });

        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(World.Officer.Email, Fresh)).StatusCode);
    }

    [Theory, InlineData("nl", "Kijk in uw mailbox"), InlineData("en", "Look in your mailbox"), InlineData("fr", "Consultez votre boîte mail")]
    public async Task Whether_somebody_has_the_address_shows_in_neither_answer_nor_statements_nor_what_is_told(string language, string title)
    {
        var commands = new CountedCommands();
        await using var service = await World.StartAsync(configure: builder => builder.Services.ConfigureDbContext<SqliteIdentityDb>(options => options.AddInterceptors(commands)));
        await InDatabaseAsync(service, async db =>
        {
            (await db.People.SingleAsync(person => person.Id == World.Solver.Id)).Deactivate(World.Admin.Id);
            return await db.SaveChangesAsync();
        });

        List<(string Text, int Statements, int Told)> seen = [];
        foreach (var email in new[] { World.Officer.Email, World.Solver.Email, Nobody })
        {
            var answer = await AskAsync(service, email, language);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            seen.Add((await TextAsync(answer), commands.OfLastAsk, (await AskedAsync(service)).SealedToken.Length));
        }

        Assert.Contains(title, seen[0].Text, StringComparison.Ordinal);
        Assert.True(seen[0].Statements > 1);
        Assert.Single(seen.Distinct());
    }

    [Fact]
    public async Task A_link_is_over_after_half_an_hour_and_opening_it_does_nothing()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        var link = await LinkAsync(service);
        for (var look = 0; look < 3; look++)
            Assert.Contains(World.Officer.Email, await TextAsync(await new Visitor(service).GetAsync(link)), StringComparison.Ordinal);

        clock.Advance(PasswordTickets.Lifetime);

        var over = await new Visitor(service).GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        Assert.Contains("Deze link is vervallen", await TextAsync(over), StringComparison.Ordinal);
        Assert.Empty((await service.EventsAsync()).OfType<PasswordChanged>());
    }

    [Fact]
    public async Task Whose_access_was_closed_gets_in_by_no_link()
    {
        await using var service = await World.StartAsync();
        var link = await LinkAsync(service);
        await InDatabaseAsync(service, async db =>
        {
            (await db.People.SingleAsync(person => person.Id == World.Officer.Id)).Deactivate(World.Admin.Id);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(service).GetAsync(link)).StatusCode);
    }

    [Theory, InlineData(""), InlineData("?link="), InlineData("?link=geen-link"), InlineData("?link=CfDJ8")]
    public async Task Without_a_link_there_is_nothing(string query)
    {
        await using var service = await World.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(service).GetAsync($"/account/password/new{query}")).StatusCode);
    }

    [Theory]
    [InlineData("kort", "kort", "password")]
    [InlineData(Fresh, "een typefout erin", "passwordAgain")]
    public async Task A_mistake_is_named_at_its_field_and_the_link_still_works(string password, string again, string field)
    {
        await using var service = await World.StartAsync();
        var (link, visitor) = (await LinkAsync(service), new Visitor(service));

        var refused = await visitor.SubmitAsync(link, Typed(password, again));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"href=\"#{field}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(link, Typed(Fresh, Fresh))).StatusCode);
    }

    [Fact]
    public async Task One_address_gets_three_mails_an_hour_and_the_answer_does_not_say_so()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(clock: clock);
        List<bool> told = [];
        for (var ask = 0; ask < 4; ask++)
        {
            var answer = await AskAsync(service, World.Officer.Email, from: $"203.0.113.{ask}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            told.Add((await AskedAsync(service)).PersonId == World.Officer.Id);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([true, true, true, false], told);
        clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(service, World.Officer.Email);
        Assert.Equal(World.Officer.Id, (await AskedAsync(service)).PersonId);
    }

    [Fact]
    public async Task Who_asks_for_many_addresses_waits()
    {
        await using var service = await World.StartAsync(clock: new FakeTimeProvider(DateTimeOffset.UtcNow));
        for (var ask = 0; ask < 5; ask++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, $"n{ask}@nowhere.example.be")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(service, World.Officer.Email)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_address_is_named_and_the_sign_in_leads_here()
    {
        await using var service = await World.StartAsync();
        var refused = await AskAsync(service, "geen adres");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("href=\"#email\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", await (await new Visitor(service).GetAsync("/account/login")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(RunningService service, string email, string language = "nl", string? from = null)
    {
        var visitor = new Visitor(service);
        if (from is not null)
            visitor.Headers["X-Forwarded-For"] = from;
        return visitor.SubmitAsync($"{Page}?lang={language}", new() { ["email"] = email });
    }

    /// <summary>As it stands in the mail.</summary>
    private static async Task<string> LinkAsync(RunningService service)
    {
        await AskAsync(service, World.Officer.Email);
        return PasswordLink.To(service.Services.GetRequiredService<SharedSeal>().Open(PasswordLink.Purpose, (await AskedAsync(service)).SealedToken)!);
    }

    private static async Task<PasswordLinkAsked> AskedAsync(RunningService service) => (await service.EventsAsync()).OfType<PasswordLinkAsked>().Last();

    private static async Task<T> InDatabaseAsync<T>(RunningService service, Func<IdentityDb, Task<T>> work)
    {
        using var scope = service.Services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static Dictionary<string, string> Typed(string password, string again) => new() { ["password"] = password, ["passwordAgain"] = again };

    /// <summary>Of the request that looked for an account last; the jobs of the service have contexts of their own.</summary>
    private sealed class CountedCommands : DbCommandInterceptor
    {
        private readonly ConcurrentDictionary<DbContextId, int> _counts = new();
        private DbContextId _last;

        public int OfLastAsk => _counts[_last];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var context = eventData.Context!.ContextId;
            _counts.AddOrUpdate(context, 1, (_, count) => count + 1);
            if (command.CommandText.Contains("FROM \"accounts\"", StringComparison.Ordinal))
                _last = context;
            return ValueTask.FromResult(result);
        }
    }
}
