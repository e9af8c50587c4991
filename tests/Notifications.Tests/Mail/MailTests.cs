using System.Net;
using System.Text;

using Market.Contracts;
using Market.Notifications.Mail;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using MimeKit;

namespace Market.Notifications.Tests.Mail;

public sealed class MailTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_recipient_gets_one_mail_in_the_own_language()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        Assert.Equal(3, await town.SendMailsAsync());
        Assert.Equal(0, await town.SendMailsAsync());
        Assert.StartsWith("Ontvangstbewijs 2026-0001", town.MailTo(Town.Solver).Subject);
        Assert.StartsWith("Accusé de réception 2026-0001", town.MailTo(Town.Colleague).Subject);
        Assert.StartsWith("Receipt 2026-0001", town.MailTo(Town.Partner).Subject);
        Assert.Contains("Wednesday 1 July 2026 at 11:30:15", town.MailTo(Town.Partner).TextBody);
        Assert.Contains("Dag Sofie,", town.MailTo(Town.Solver).TextBody);
    }

    [Fact]
    public async Task A_mail_says_that_a_machine_sent_it_and_keeps_its_number()
    {
        var clock = new FakeTimeProvider(Start);
        await using var town = await Town.StartAsync(clock: clock);
        await town.ReceiveAsync(new OpeningProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id));
        await town.SendMailsAsync();
        var mail = town.MailTo(Town.Approver);
        var row = await town.InDatabaseAsync(db => db.Notifications.SingleAsync(notification => notification.PersonId == Town.Approver.Id));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("Flanders ISSN Market <notifications.localhost>", mail.Headers["List-Id"]);
        Assert.Equal($"{row.EventId:N}.{Town.Approver.Id:N}@localhost", mail.MessageId);
        Assert.Equal(Start, mail.Date);
        Assert.Equal("no-reply@localhost", mail.From.Mailboxes.Single().Address);
        Assert.Contains($"http://localhost:8080/opening/{Town.Challenge}", mail.TextBody);
        Assert.Contains("<html lang=\"nl\">", mail.HtmlBody);
        Assert.Contains($"href=\"http://localhost:8080/opening/{Town.Challenge}\"", mail.HtmlBody);
    }

    [Fact]
    public async Task What_people_typed_cannot_break_out_of_a_mail()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Saved(Town.Approver, name: "Arno\r\nBcc: all@evil.example"));
        await town.ReceiveAsync(Town.Saved(Town.Officer, name: "Click https://evil.example/now"));
        var title = new Texts("<img src=x onerror=alert(1)>\r\nX-Evil: 1 {hash} \u202Egnp.exe", null, null);
        await town.ReceiveAsync(new ChallengeApprovalRequested(Town.Challenge, title, Town.Body, Town.Officer.Id));
        await town.SendMailsAsync();
        var mail = town.Mails().Single(message => message.To.Mailboxes.Single().Address == "arno@example.test");
        Assert.Null(mail.Headers["X-Evil"]);
        Assert.Null(mail.Headers[HeaderId.Bcc]);
        Assert.Equal("Arno Bcc: all@evil[.]example", mail.To.Mailboxes.Single().Name);
        Assert.DoesNotContain("<img", mail.HtmlBody);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; X-Evil: 1 {hash} gnp[.]exe", mail.HtmlBody);
        Assert.Contains("van Click https[:]//evil[.]example/now na?", mail.TextBody);
        Assert.DoesNotContain("https://evil", mail.HtmlBody);
        Assert.DoesNotContain('\u202E', mail.Subject!.AsEnumerable());
    }

    [Theory]
    [InlineData("x@example.test\r\nBcc: y@evil.example")]
    [InlineData("\"a\\\r\nb\"@example.test")]
    [InlineData("a b@example.test")]
    [InlineData("x@example.test, y@evil.example")]
    [InlineData("Naam <x@example.test>")]
    [InlineData("")]
    public async Task An_address_that_is_not_one_is_parked_at_once(string address)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Saved(Town.Juror, email: address));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        await town.SendMailsAsync();
        Assert.Empty(town.Mails());
        Assert.NotNull((await town.InDatabaseAsync(db => db.Mails.SingleAsync())).ParkedAt);
    }

    [Fact]
    public async Task A_mail_to_somebody_not_known_yet_waits()
    {
        var clock = new FakeTimeProvider(Start);
        await using var town = await Town.StartAsync(clock: clock);
        var newcomer = Persona.Of("Noor", null, "juror");
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, newcomer.Id, false));
        await town.SendMailsAsync();
        Assert.Empty(town.Mails());
        await town.ReceiveAsync(Town.Saved(newcomer));
        clock.Advance(TimeSpan.FromSeconds(31));
        await town.SendMailsAsync();
        Assert.StartsWith("Uitnodiging voor de jury", town.MailTo(newcomer).Subject);
    }

    [Fact]
    public async Task Who_left_before_it_was_sent_gets_no_mail()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        await town.ReceiveAsync(Town.Saved(Town.Juror, active: false));
        await town.SendMailsAsync();
        Assert.Empty(town.Mails());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_server_that_is_away_is_tried_later_and_later_and_then_the_mail_is_parked(string engine)
    {
        var clock = new FakeTimeProvider(Start);
        await using var town = await Town.StartAsync(engine, clock, Smtp(9, attempts: 3));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        var waits = new List<double>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(1, await town.SendMailsAsync());
            Assert.Equal(0, await town.SendMailsAsync());
            var mail = await town.InDatabaseAsync(db => db.Mails.SingleAsync());
            Assert.NotNull(mail.LastError);
            waits.Add((mail.NextAttemptAt - clock.GetUtcNow()).TotalSeconds);
            clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal([30, 60], waits.Take(2));
        Assert.NotNull((await town.InDatabaseAsync(db => db.Mails.SingleAsync())).ParkedAt);
        Assert.Equal(0, await town.SendMailsAsync());
    }

    [Fact]
    public async Task A_mail_server_gets_the_mail_whole()
    {
        await using var sink = new SmtpSink();
        await using var town = await Town.StartAsync(settings: Smtp(sink.Port));
        await town.ReceiveAsync(Town.Saved(Town.Juror, name: "Jules Créteur"));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, new Texts("Één “héél” goed idee", null, null), Town.Juror.Id, true));
        Assert.Equal(1, await town.SendMailsAsync());
        var (from, to, data) = Assert.Single(sink.Received);
        Assert.StartsWith("MAIL FROM:<markt@example.test>", from);
        Assert.StartsWith("RCPT TO:<jules@example.test>", to);
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(data)), TestContext.Current.CancellationToken);
        Assert.Equal("Uitnodiging als juryvoorzitter: “Één “héél” goed idee”", mail.Subject);
        Assert.Equal("Jules Créteur", mail.To.Mailboxes.Single().Name);
        Assert.NotNull((await town.InDatabaseAsync(db => db.Mails.SingleAsync())).SentAt);
        Assert.False(Directory.Exists(town.MailFolder));
        Assert.Equal(HttpStatusCode.NotFound, (await town.Service.As(Town.Administrator).GetAsync("/api/notifications/mailbox", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("451 try later", false)]
    public async Task A_server_may_refuse_for_good_or_for_now(string refusal, bool parked)
    {
        await using var sink = new SmtpSink { Refusal = refusal };
        await using var town = await Town.StartAsync(settings: Smtp(sink.Port));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, true));
        await town.SendMailsAsync();
        Assert.Equal(parked, (await town.InDatabaseAsync(db => db.Mails.SingleAsync())).ParkedAt is not null);
    }

    [Fact]
    public async Task Two_jobs_do_not_send_the_same_mail()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        var other = ActivatorUtilities.CreateInstance<MailJob>(town.Service.Services);
        var sent = await Task.WhenAll(town.SendMailsAsync(), other.RunOnceAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, sent.Sum());
        Assert.Equal(3, town.Mails().Count);
    }

    [Fact]
    public async Task No_half_written_file_stays_in_the_mailbox()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.SendMailsAsync();
        Assert.All(Directory.GetFiles(town.MailFolder), file => Assert.EndsWith(".eml", file));
    }

    [Theory]
    [InlineData("Market:Mail", "pigeon")]
    [InlineData("Market:Mail", "smtp")]
    public async Task A_setting_that_makes_no_sense_stops_the_start(string key, string value) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Town.StartAsync(settings: new() { [key] = value }));

    private static Dictionary<string, string?> Smtp(int port, int attempts = 10) => new()
    {
        ["Market:Mail"] = "smtp",
        ["Market:Smtp:Host"] = "127.0.0.1",
        ["Market:Smtp:Port"] = $"{port}",
        ["Market:Smtp:From"] = "markt@example.test",
        ["Market:Smtp:Security"] = "none",
        ["Market:MailAttempts"] = $"{attempts}",
    };
}
