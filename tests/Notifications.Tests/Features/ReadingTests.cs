using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Kernel;
using Market.Notifications.Features.Mailbox;
using Market.Notifications.Features.MailQueue;
using Market.Notifications.Features.Preferring;
using Market.Notifications.Features.Reading;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Tests.Features;

public sealed class ReadingTests
{
    private static readonly OpeningProposed Proposed = new(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id);

    [Theory]
    [InlineData("nl", "Opening te bevestigen: “Slimme noodoproep”")]
    [InlineData("en", "Opening to confirm: “Smart emergency call”")]
    [InlineData("fr", "Ouverture à confirmer : « Slimme noodoproep »")]
    public async Task A_notification_is_read_in_the_language_of_the_reader(string language, string subject)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Proposed);
        Assert.Equal(subject, (await town.ToldAsync(Town.Approver, language)).Single().Subject);
        var http = town.Service.As(Town.Approver);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd($"de, {language}-BE;q=0.8, en;q=0.1");
        var page = await (await http.GetAsync("/api/notifications", TestContext.Current.CancellationToken)).ReadAsync<Page<NotificationItem>>();
        Assert.Equal(subject, page.Items.Single().Subject);
    }

    [Fact]
    public async Task Without_a_wish_it_is_the_persons_own_language()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        var page = await (await town.Service.As(Town.Colleague).GetAsync("/api/notifications", TestContext.Current.CancellationToken)).ReadAsync<Page<NotificationItem>>();
        Assert.StartsWith("Accusé de réception 2026-0001", page.Items.Single().Subject);
        Assert.Contains("mercredi 1 juillet 2026 à 11:30:15", page.Items.Single().Text);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Reading_lowers_the_count_for_the_reader_only(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        await town.ReceiveAsync(Proposed);
        await town.ReceiveAsync(new AwardProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id));
        Assert.Equal(2, await UnreadAsync(town, Town.Approver));

        var first = (await town.ToldAsync(Town.Approver))[0];
        Assert.Equal("award-proposed", first.Kind);
        Assert.False(first.Read);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(town, Town.Approver, $"{first.Id}/read")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(town, Town.Approver, $"{first.Id}/read")).StatusCode);
        Assert.Equal(1, await UnreadAsync(town, Town.Approver));
        var unread = await (await town.Service.As(Town.Approver).GetAsync("/api/notifications?unread=true", TestContext.Current.CancellationToken)).ReadAsync<Page<NotificationItem>>();
        Assert.Equal("opening-proposed", unread.Items.Single().Kind);

        await PostAsync(town, Town.Approver, "read-all");
        Assert.Equal(0, await UnreadAsync(town, Town.Approver));
        Assert.Equal(2, await UnreadAsync(town, Town.Both));
    }

    [Fact]
    public async Task Anothers_notification_is_not_there()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Proposed);
        var id = (await town.ToldAsync(Town.Approver))[0].Id;
        using var answer = await PostAsync(town, Town.Both, $"{id}/read");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(2, await UnreadAsync(town, Town.Approver) + await UnreadAsync(town, Town.Both));
    }

    [Theory]
    [InlineData("/api/notifications")]
    [InlineData("/api/notifications/count")]
    [InlineData("/api/notifications/preferences")]
    [InlineData("/api/notifications/mails/parked")]
    public async Task A_stranger_has_no_notifications(string path)
    {
        await using var town = await Town.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await town.Service.As(null).GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("page=-1&size=5", 1, 5)]
    [InlineData("page=0&size=1000000000", 1, 100)]
    [InlineData("page=2&size=0", 2, 1)]
    public async Task Odd_pages_are_brought_within_bounds(string query, int number, int size)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Proposed);
        var page = await (await town.Service.As(Town.Approver).GetAsync($"/api/notifications?{query}", TestContext.Current.CancellationToken)).ReadAsync<Page<NotificationItem>>();
        Assert.Equal((number, size, 1), (page.Number, page.Size, page.Total));
    }

    [Theory]
    [InlineData("all", 1)]
    [InlineData("important", 0)]
    [InlineData("none", 0)]
    public async Task A_preference_decides_about_mail_but_not_about_the_app(string wish, int unimportantMails)
    {
        await using var town = await Town.StartAsync();
        var http = town.Service.As(Town.Follower);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PutAsJsonAsync("/api/notifications/preferences", new { mail = wish }, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(wish, (await (await http.GetAsync("/api/notifications/preferences", TestContext.Current.CancellationToken)).ReadAsync<PreferencesReply>()).Mail.ToString().ToLowerInvariant());
        await town.ReceiveAsync(new ChallengePublished(Town.Challenge, "x", Town.Title, Town.Rival, "Elders", Town.Reader.Id, Town.Clerk.Id, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, [], [], [], ""));
        Assert.Single(await town.ToldAsync(Town.Follower));
        Assert.Equal(unimportantMails, await town.InDatabaseAsync(db => db.Mails.CountAsync()));
        await town.ReceiveAsync(new ChallengeCancelled(Town.Challenge, Town.Title, Town.Rival, "Anders"));
        Assert.Equal(unimportantMails + (wish == "none" ? 0 : 1), await town.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Theory]
    [InlineData("{\"mail\":\"daily\"}")]
    [InlineData("{\"mail\":1}")]
    [InlineData("{\"mail\":\"all\",\"personId\":\"0198c5d2-0000-7000-8000-000000000000\"}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_unknown_preference_is_refused(string body)
    {
        await using var town = await Town.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await town.Service.As(Town.Follower).PutAsync("/api/notifications/preferences", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_mailbox_is_there_only_where_it_was_opened()
    {
        await using var town = await Town.StartAsync(settings: new() { ["Market:OpenMailbox"] = "true" });
        await town.ReceiveAsync(Proposed);
        await town.SendMailsAsync();
        var page = await (await town.Service.As(null).GetAsync("/api/notifications/mailbox", TestContext.Current.CancellationToken)).ReadAsync<Page<MailItem>>();
        var list = page.Items;
        Assert.Equal(2, page.Total);
        Assert.Empty((await (await town.Service.As(null).GetAsync("/api/notifications/mailbox?page=2", TestContext.Current.CancellationToken)).ReadAsync<Page<MailItem>>()).Items);
        Assert.Equal(["\"Bea\" <bea@example.test>", "\"Arno\" <arno@example.test>"], list.Select(mail => mail.To.Contains('"') ? mail.To : $"\"{mail.To.Split(' ')[0]}\" {mail.To.Split(' ')[1]}").OrderDescending());
        var mail = await (await town.Service.As(null).GetAsync($"/api/notifications/mailbox/{list[0].Id}", TestContext.Current.CancellationToken)).ReadAsync<MailReply>();
        Assert.Equal("Opening te bevestigen: “Slimme noodoproep”", mail.Subject);
        Assert.Contains("Openen in de marktplaats: http://localhost:8080/opening/", mail.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Service.As(null).GetAsync($"/api/notifications/mailbox/{Guid.NewGuid()}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Where_the_mailbox_was_not_opened_nobody_reads_mails_of_others_not_even_an_administrator()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Proposed);
        await town.SendMailsAsync();
        foreach (var reader in new[] { null, Town.Officer, Town.Administrator })
            Assert.Equal(HttpStatusCode.NotFound, (await town.Service.As(reader).GetAsync("/api/notifications/mailbox", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_seen_and_tried_again_by_an_administrator()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Saved(Town.Juror, email: "geen adres"));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        await town.SendMailsAsync();
        var http = town.Service.As(Town.Administrator);
        var parked = (await (await http.GetAsync("/api/notifications/mails/parked", TestContext.Current.CancellationToken)).ReadAsync<ParkedMails>()).Mails.Single();
        Assert.Equal((Town.Juror.Id, Town.Juror.Name), (parked.PersonId, parked.Name));

        await town.ReceiveAsync(Town.Saved(Town.Juror));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(town, Town.Officer, $"mails/{parked.Id}/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(town, Town.Administrator, $"mails/{parked.Id}/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(town, Town.Administrator, $"mails/{parked.Id}/retry")).StatusCode);
        await town.SendMailsAsync();
        Assert.StartsWith("Uitnodiging voor de jury", town.MailTo(Town.Juror).Subject);
    }

    [Fact]
    public async Task Mails_that_tell_who_takes_part_are_tried_again_without_being_shown()
    {
        await using var town = await Town.StartAsync();
        foreach (var persona in new[] { Town.Solver, Town.Colleague })
            await town.ReceiveAsync(Town.Saved(persona, email: "geen adres"));
        await town.ReceiveAsync(Town.Submitted());
        await town.SendMailsAsync();
        var http = town.Service.As(Town.Administrator);
        var answer = await http.GetStringAsync("/api/notifications/mails/parked", TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"mails\":[],\"sealed\":{\"since\":", answer);
        Assert.Contains(":00:00+00:00\",\"attempts\":0}}", answer);

        foreach (var persona in new[] { Town.Solver, Town.Colleague })
            await town.ReceiveAsync(Town.Saved(persona));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(town, Town.Officer, "mails/sealed/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(town, Town.Administrator, "mails/sealed/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(town, Town.Administrator, "mails/sealed/retry")).StatusCode);
        await town.SendMailsAsync();
        Assert.StartsWith("Accusé de réception", town.MailTo(Town.Colleague).Subject);
    }

    private static Task<HttpResponseMessage> PostAsync(Town town, Persona persona, string path) =>
        town.Service.As(persona).PostAsync($"/api/notifications/{path}", null, TestContext.Current.CancellationToken);

    private static async Task<int> UnreadAsync(Town town, Persona persona) =>
        (await (await town.Service.As(persona).GetAsync("/api/notifications/count", TestContext.Current.CancellationToken)).ReadAsync<UnreadCount>()).Unread;
}
