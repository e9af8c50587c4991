using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Subscriptions;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using static Market.Notifications.Tests.Subscriptions.Hearing;

namespace Market.Notifications.Tests.Subscriptions;

/// <summary>For each event: exactly who hears of it, and what. Of solutions, juries and awards: <see cref="WhoHearsOfSolutionsTests"/>.</summary>
public sealed class WhoHearsTests
{
    [Fact]
    public void Every_event_of_the_market_has_a_reaction()
    {
        var subscriptions = new EventSubscriptions();
        Reactions.Subscribe(subscriptions);
        var events = typeof(IntegrationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IntegrationEvent))).Select(type => type.Name).ToList();
        var handled = typeof(Reactions).Assembly.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IHandleEvent<>)).Select(face => face.GetGenericArguments()[0].Name).ToHashSet();
        // Asked of the solutions service: people hear its answer.
        Assert.Equal([nameof(DeadlineChangeConfirmed)], events.Except(handled));
        Assert.Equal(["challenges", "identity", "solutions"], subscriptions.Producers.Order());
    }

    [Fact]
    public async Task An_approval_request_reaches_the_approvers_but_not_the_author() =>
        await HeardAsync(new ChallengeApprovalRequested(Town.Challenge, Town.Title, Town.Body, Town.Both.Id), "Arno: approval-requested");

    [Fact]
    public async Task A_returned_challenge_reaches_its_author() =>
        await HeardAsync(new ChallengeReturned(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, 3), "Olga: challenge-returned");

    [Fact]
    public async Task An_approved_challenge_reaches_its_author() =>
        await HeardAsync(new ChallengeApproved(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id), "Olga: challenge-approved");

    [Fact]
    public async Task An_approved_strict_challenge_reaches_its_author_who_waits_and_the_officers_who_collect_their_cards()
    {
        await HeardAsync(
            new ChallengeApproved(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, new StrictOpening([Town.Approver.Id, Town.Both.Id], 2, 1)), "Olga: challenge-waits-for-cards");
        await HeardAsync(new OpeningCardsAsked(Town.Challenge, Town.Title, Town.Body, [Town.Approver.Id, Town.Both.Id]), "Arno: card-to-collect", "Bea: card-to-collect");
        await HeardAsync(new OpeningKeysReady(Town.Challenge, Town.Title, Town.Body, 1), "Olga: cards-collected", "Arno: cards-collected", "Bea: cards-collected");
    }

    [Fact]
    public async Task A_given_card_reaches_the_officers_whose_card_is_still_needed() =>
        await HeardAsync(new OpeningCardGiven(Town.Challenge, Town.Title, Town.Body, "Olga", 1, [Town.Both.Id]), "Bea: card-needed");

    [Fact]
    public async Task A_refused_attempt_reaches_the_auditors_too()
    {
        await using var town = await Town.StartAsync();
        var auditor = Persona.Of("Aude", null, Kernel.Roles.Auditor);
        await town.ReceiveAsync(Town.Saved(auditor));
        await town.ReceiveAsync(new OpeningRefused(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, "Olga", "opening.code-wrong"));

        var told = await town.InDatabaseAsync(db => db.Notifications.SingleAsync(notification => notification.PersonId == auditor.Id));
        Assert.Equal(("opening-attempt", "/logboek"), (told.Kind, told.Link));
        Assert.True(await town.InDatabaseAsync(db => db.Mails.AnyAsync(mail => mail.Id == told.Id)));
    }

    [Fact]
    public async Task When_the_author_has_left_the_other_officers_hear()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Saved(Town.Officer, active: false));
        await town.ReceiveAsync(new ChallengeApproved(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id));
        Assert.Equal(["Bea: challenge-approved"], await HeardAsync(town));
    }

    [Fact]
    public async Task A_published_challenge_reaches_the_body_and_the_followers() =>
        await HeardAsync(Published(), "Olga: challenge-published", "Arno: challenge-published", "Bea: challenge-published", "Fien: challenge-open");

    [Fact]
    public async Task A_proposed_deadline_reaches_the_other_people_of_the_body() =>
        await HeardAsync(
            new DeadlineChangeProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Deadline, Deadline.AddDays(5), new Texts("Meer tijd", null, null)),
            "Arno: deadline-proposed", "Bea: deadline-proposed");

    [Theory]
    [InlineData(5, "deadline-extended")]
    [InlineData(-5, "deadline-shortened")]
    public async Task A_moved_deadline_reaches_every_team_the_followers_and_the_body_once(int days, string kind)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new ChallengeFollowed(Town.Challenge, Town.Competitor.Id));
        var (announcement, reason) = (Guid.CreateVersion7(), new Texts("Vragen", null, null));
        await town.ReceiveAsync(new DeadlineMoved(
            Town.Challenge, Town.Title, Town.Body, 1, Deadline, Deadline.AddDays(days), Deadline.AddDays(days), reason, Deadline.AddDays(-9), announcement));
        await town.ReceiveAsync(new TeamsHaveOtherDeadline(announcement, Town.Challenge, Town.Title, Deadline, Deadline.AddDays(days), reason, Drafts));
        Assert.Equal(new[] { "Olga", "Arno", "Bea", "Sofie", "Claire", "Petra", "Karel", "Fien" }.Select(name => $"{name}: {kind}"), await HeardAsync(town));
        Assert.Contains("Vragen", (await town.ToldAsync(Town.Solver))[0].Text);
        Assert.Equal($"/mijn/oplossingen/{Town.Solution}", (await town.ToldAsync(Town.Partner))[0].Link);
    }

    [Theory]
    [InlineData("TwoDays", "title answers[1].text", true, "draft-incomplete", "Nog in te vullen: titel, antwoord 2.")]
    [InlineData("ThreeHours", "", false, "draft-ready", "is volledig, maar nog niet ingediend")]
    [InlineData("ThreeHours", "", true, "draft-will-be-submitted", "automatisch in, zoals u hebt gevraagd")]
    [InlineData("NotSubmitted", "summary", true, "draft-was-incomplete", "Niet ingevuld: samenvatting.")]
    [InlineData("NotSubmitted", "", true, "draft-was-not-submitted", "de markt was toen onbeschikbaar")]
    public async Task A_team_and_nobody_else_hears_how_its_draft_stands(string when, string missing, bool automatic, string kind, string text)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new DraftNoticeGiven(Town.Solution, Town.Challenge, Town.Title, [Town.Company], Deadline, when, missing.Split(' ', StringSplitOptions.RemoveEmptyEntries), automatic));
        Assert.Equal([$"Sofie: {kind}", $"Claire: {kind}"], await HeardAsync(town));
        Assert.Contains(text, (await town.ToldAsync(Town.Solver))[0].Text);
    }

    [Fact]
    public async Task What_the_market_submitted_by_itself_is_told_as_that_with_the_receipt()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted() with { Automatic = true });
        Assert.Equal(["Sofie: solution-auto-submitted", "Claire: solution-auto-submitted", "Petra: solution-auto-submitted"], await HeardAsync(town));
        Assert.Contains("2026-0001", (await town.ToldAsync(Town.Solver))[0].Text);
    }

    [Fact]
    public async Task Lost_time_is_told_to_the_body_with_the_minutes()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new OutageMeasured(Town.Challenge, Town.Title, Town.Body, Deadline, Deadline.AddMinutes(95), Deadline.AddHours(-3), Deadline.AddHours(-1), 5677));
        Assert.Equal(["Olga: outage-measured", "Arno: outage-measured", "Bea: outage-measured"], await HeardAsync(town));
        Assert.Contains("verloren minuten: 95", (await town.ToldAsync(Town.Officer))[0].Text);
        Assert.Equal($"/mijn/uitdagingen/{Town.Challenge}/uiterste-datum", (await town.ToldAsync(Town.Officer))[0].Link);
    }

    [Fact]
    public async Task A_deadline_that_stays_is_told_to_the_body() =>
        await HeardAsync(
            new DeadlineMoveRefused(Town.Challenge, Town.Title, Town.Body, 1, "deadline.has-drafts", Deadline),
            "Olga: deadline-kept", "Arno: deadline-kept", "Bea: deadline-kept");

    [Fact]
    public async Task Who_stopped_following_hears_no_more()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new ChallengeFollowed(Town.Challenge, Town.Reader.Id));
        await town.ReceiveAsync(new ChallengeFollowed(Town.Challenge, Town.Reader.Id));
        await town.ReceiveAsync(new ChallengeUnfollowed(Town.Challenge, Town.Follower.Id));
        await town.ReceiveAsync(new ChallengeUnfollowed(Town.Challenge, Town.Follower.Id));
        await town.ReceiveAsync(Published());
        Assert.DoesNotContain("Fien: challenge-open", await HeardAsync(town));
        Assert.Contains("Rik: challenge-open", await HeardAsync(town));
    }

    [Fact]
    public async Task A_cancelled_challenge_reaches_everyone_who_works_on_it_or_waits_for_it()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        await town.ReceiveAsync(new ChallengeFollowed(Town.Challenge, Town.Competitor.Id));
        await town.ReceiveAsync(new ChallengeCancelled(Town.Challenge, Town.Title, Town.Body, "Geen budget meer"));
        var announcement = await town.InDatabaseAsync(db => db.Notifications.Where(told => told.Kind == "challenge-cancelled").Select(told => told.EventId).FirstAsync());
        await town.ReceiveAsync(new TeamsCanStop(announcement, Town.Challenge, Town.Title, Town.Body, "Geen budget meer", Drafts));
        Assert.Equal(
            ["Olga: challenge-cancelled", "Arno: challenge-cancelled", "Bea: challenge-cancelled", "Sofie: solution-submitted, challenge-cancelled", "Claire: solution-submitted, challenge-cancelled",
                "Petra: solution-submitted, challenge-cancelled", "Karel: challenge-cancelled", "Jules: juror-invited, challenge-cancelled", "Fien: challenge-cancelled"],
            await HeardAsync(town));
        foreach (var told in new[] { (await town.ToldAsync(Town.Follower))[0], (await town.ToldAsync(Town.Solver))[0] })
        {
            Assert.Contains("stopgezet door Stad Zilverbeek", told.Text);
            Assert.Contains("Geen budget meer", told.Text);
        }
    }

    [Fact]
    public async Task A_changed_second_factor_reaches_its_person_only() =>
        await HeardAsync(new SecondFactorChanged(Town.Officer.Id, "passkey-added"), "Olga: second-factor-changed");

    [Fact]
    public async Task A_changed_password_reaches_its_person_only() =>
        await HeardAsync(new PasswordChanged(Town.Officer.Id), "Olga: password-changed");

    [Fact]
    public async Task The_link_to_another_password_is_mailed_also_to_who_wants_no_mail_and_then_forgotten()
    {
        await using var town = await Town.StartAsync();
        var link = new PasswordLinkAsked(Town.Colleague.Id, town.Service.Services.GetRequiredService<SharedSeal>().Seal(PasswordLink.Purpose, "abc123"), new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await town.InDatabaseAsync(db =>
        {
            db.Preferences.Add(new Preference { PersonId = Town.Colleague.Id, Mail = MailPreference.None });
            return db.SaveChangesAsync();
        });
        await town.ReceiveAsync(link);
        Assert.Equal(["Claire: password-link"], await HeardAsync(town));
        Assert.DoesNotContain("abc123", (await town.ToldAsync(Town.Colleague))[0].Link, StringComparison.Ordinal);

        await town.SendMailsAsync();

        var mail = town.MailTo(Town.Colleague);
        Assert.Contains("/account/password/new?link=abc123", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("votre compte", mail.TextBody!.Split("-- ")[1], StringComparison.Ordinal);
        Assert.Null((await town.InDatabaseAsync(db => db.Notifications.SingleAsync())).Facts.SealedToken);
    }

    [Fact]
    public async Task A_link_for_nobody_is_told_and_mailed_to_nobody()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new PasswordLinkAsked(Guid.CreateVersion7(), town.Service.Services.GetRequiredService<SharedSeal>().Seal(PasswordLink.Purpose, "abc123"), DateTimeOffset.UtcNow));
        Assert.Empty(await HeardAsync(town));
        Assert.Equal(0, await town.SendMailsAsync());
        Assert.Equal(0, await town.InDatabaseAsync(db => db.Notifications.CountAsync()));
    }

    [Fact]
    public async Task Whose_second_factors_an_administrator_reset_hears_why_also_by_mail()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new SecondFactorChanged(Town.Colleague.Id, SecondFactorChanged.ResetByAdministrator, "Téléphone volé"));
        Assert.Equal(["Claire: second-factor-reset"], await HeardAsync(town));
        var told = (await town.ToldAsync(Town.Colleague))[0];
        Assert.Contains("Reden: Téléphone volé", told.Text);
        Assert.Equal("/profiel", told.Link);

        await town.SendMailsAsync();

        Assert.Equal("Votre second facteur a été réinitialisé", town.MailTo(Town.Colleague).Subject);
        Assert.Contains("Motif : Téléphone volé", town.MailTo(Town.Colleague).TextBody);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_event_told_again_tells_nobody_again(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var happened = new OpeningProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id);
        var envelope = new EventEnvelope(Guid.CreateVersion7(), 1, Apps.Solutions, nameof(OpeningProposed), Deadline, default);
        for (var round = 0; round < 2; round++)
        {
            using var scope = town.Service.Services.CreateScope();
            await ActivatorUtilities.CreateInstance<OnOpeningProposed>(scope.ServiceProvider).HandleAsync(happened, envelope, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<Storage.NotificationsDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["Arno: opening-proposed", "Bea: opening-proposed"], await HeardAsync(town));
        Assert.Equal(2, await town.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task Who_has_left_hears_nothing()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Saved(Town.Follower, active: false));
        await town.ReceiveAsync(Town.Saved(Town.Both, active: false));
        await town.ReceiveAsync(Published());
        Assert.Equal(["Olga: challenge-published", "Arno: challenge-published"], await HeardAsync(town));
    }
}
