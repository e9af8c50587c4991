using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Subscriptions;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Notifications.Tests.Subscriptions;

/// <summary>For each event: exactly who hears of it, and what.</summary>
public sealed class WhoHearsTests
{
    private static readonly DateTimeOffset Deadline = new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero);

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
    public async Task An_invitation_reaches_the_partners_solvers() =>
        await HeardAsync(new PartnerInvited(Town.Solution, Town.Challenge, Town.Title, "Vonk BV", Town.Institute), "Petra: partner-invited");

    [Theory]
    [InlineData(true, "partner-accepted")]
    [InlineData(false, "partner-declined")]
    public async Task A_partners_answer_reaches_the_leads_solvers(bool accepted, string kind) =>
        await HeardAsync(new PartnerAnswered(Town.Solution, Town.Challenge, Town.Title, Town.Company, "Instituut Kade", accepted), $"Sofie: {kind}", $"Claire: {kind}");

    [Theory]
    [InlineData(false, "solution-submitted")]
    [InlineData(true, "solution-replaced")]
    public async Task A_submission_is_known_to_the_own_team_only(bool replaced, string kind) =>
        await HeardAsync(Town.Submitted(replaced), $"Sofie: {kind}", $"Claire: {kind}", $"Petra: {kind}");

    [Fact]
    public async Task A_withdrawal_is_known_to_the_own_team_only_and_ends_its_part()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(new SolutionWithdrawn(Town.Solution, Town.Challenge, Town.Title, [Town.Company, Town.Institute], Town.Solver.Id));
        await town.ReceiveAsync(new SubmissionsOpened(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, Deadline, 1));
        Assert.Equal(
            ["Olga: submissions-opened", "Arno: submissions-opened", "Bea: submissions-opened", "Sofie: solution-submitted, solution-withdrawn", "Claire: solution-submitted, solution-withdrawn", "Petra: solution-submitted, solution-withdrawn"],
            await HeardAsync(town));
    }

    [Fact]
    public async Task A_partner_that_left_before_a_replacement_is_not_told_of_the_opening()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(Town.Submitted(replaced: true) with { OrganisationIds = [Town.Company] });
        await town.ReceiveAsync(new SubmissionsOpened(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, Deadline, 1));
        var heard = await HeardAsync(town);
        Assert.Contains("Petra: solution-submitted", heard);
        Assert.Contains("Sofie: solution-submitted, solution-replaced, submission-opened", heard);
    }

    [Fact]
    public async Task A_proposed_opening_reaches_those_who_can_confirm_it() =>
        await HeardAsync(new OpeningProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id), "Arno: opening-proposed", "Bea: opening-proposed");

    [Fact]
    public async Task An_attempt_to_open_alone_reaches_the_whole_body() =>
        await HeardAsync(
            new OpeningRefused(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, "Olga", "opening.second-person-needed"), "Olga: opening-refused", "Arno: opening-refused", "Bea: opening-refused");

    [Fact]
    public async Task The_opening_reaches_the_body_and_each_team()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(Town.Submitted() with { SolutionId = Town.RivalSolution, OrganisationIds = [Town.Rival] });
        await town.ReceiveAsync(new SubmissionsOpened(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, Deadline, 2));
        Assert.Equal(
            ["Olga: submissions-opened", "Arno: submissions-opened", "Bea: submissions-opened", "Sofie: solution-submitted, submission-opened", "Claire: solution-submitted, submission-opened",
                "Petra: solution-submitted, submission-opened", "Karel: solution-submitted, submission-opened"],
            await HeardAsync(town));
        Assert.Equal($"/mijn/oplossingen/{Town.RivalSolution}", (await town.ToldAsync(Town.Competitor))[0].Link);
    }

    [Theory]
    [InlineData(false, "juror-invited")]
    [InlineData(true, "chair-invited")]
    public async Task A_juror_hears_of_the_invitation(bool chair, string kind) =>
        await HeardAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, chair), $"Jules: {kind}");

    [Theory]
    [InlineData(true, "juror-accepted")]
    [InlineData(false, "juror-declined")]
    public async Task The_body_hears_a_jurors_answer(bool accepted, string kind) => await HeardAsync(
        new JurorAnswered(Town.Challenge, Town.Title, Town.Body, Town.Juror.Id, "Jules", accepted), $"Olga: {kind}", $"Arno: {kind}", $"Bea: {kind}");

    [Fact]
    public async Task A_juror_hears_what_is_assigned_but_not_of_nothing()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new SubmissionsAssigned(Town.Challenge, Town.Title, Town.Juror.Id, 4));
        await town.ReceiveAsync(new SubmissionsAssigned(Town.Challenge, Town.Title, Town.Chair.Id, 0));
        Assert.Equal(["Jules: submissions-assigned"], await HeardAsync(town));
        Assert.Contains("Aan u toegewezen: 4.", (await town.ToldAsync(Town.Juror))[0].Text);
    }

    [Fact]
    public async Task Completed_scoring_reaches_the_chair_and_the_body_each_with_the_own_page()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new ScoringCompleted(Town.Challenge, Town.Title, Town.Body, Town.Chair.Id));
        Assert.Equal(["Olga: scoring-completed", "Arno: scoring-completed", "Bea: scoring-completed", "Vera: scoring-completed"], await HeardAsync(town));
        Assert.Equal($"/jury/{Town.Challenge}/rangschikking", (await town.ToldAsync(Town.Chair))[0].Link);
        Assert.Equal($"/gunning/{Town.Challenge}", (await town.ToldAsync(Town.Officer))[0].Link);
    }

    [Fact]
    public async Task A_proposed_award_reaches_those_who_can_confirm_it() =>
        await HeardAsync(new AwardProposed(Town.Challenge, Town.Title, Town.Body, Town.Approver.Id), "Olga: award-proposed", "Bea: award-proposed");

    [Fact]
    public async Task The_award_reaches_teams_jurors_body_and_followers_each_once()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(new ChallengeFollowed(Town.Challenge, Town.Solver.Id));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false));
        await town.ReceiveAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Chair.Id, true));
        await town.ReceiveAsync(new JurorAnswered(Town.Challenge, Town.Title, Town.Body, Town.Juror.Id, "Jules", false));
        await town.ReceiveAsync(Awarded());
        var last = (await HeardAsync(town)).Select(line => line.Split(": ")[0] + ": " + line.Split(", ").Last().Split(": ").Last()).ToList();
        Assert.Equal(
            ["Olga: award-published", "Arno: award-published", "Bea: award-published", "Sofie: results-ready", "Claire: results-ready", "Petra: results-ready", "Jules: juror-invited", "Vera: award-published", "Fien: award-published"],
            last);
        Assert.Equal($"/mijn/oplossingen/{Town.Solution}/terugkoppeling", (await town.ToldAsync(Town.Solver))[0].Link);
    }

    [Fact]
    public async Task Nobody_outside_the_team_hears_anything_of_a_submission_before_the_opening()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(Published());
        await town.ReceiveAsync(Town.Submitted());
        await town.ReceiveAsync(new OpeningProposed(Town.Challenge, Town.Title, Town.Body, Town.Officer.Id));
        foreach (var outsider in Town.Everybody.Except([Town.Solver, Town.Colleague, Town.Partner]))
        {
            foreach (var told in await town.ToldAsync(outsider))
            {
                Assert.DoesNotContain("2026-0001", told.Text);
                Assert.DoesNotContain("Vonk", told.Text);
                Assert.DoesNotContain(Town.Solution.ToString(), told.Link);
            }
        }
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

    private static IReadOnlyList<DraftTeam> Drafts => [new DraftTeam(Town.Solution, [Town.Company, Town.Institute]), new DraftTeam(Town.RivalSolution, [Town.Rival])];

    private static ChallengePublished Published() => new(
        Town.Challenge, "slimme-noodoproep", Town.Title, Town.Body, "Stad Zilverbeek", Town.Officer.Id, Town.Approver.Id, Deadline, Deadline, [], [], [], "");

    private static AwardPublished Awarded() => new(
        Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, Deadline,
        [new Winner(1, "Noodknop", "Vonk BV", ["Instituut Kade"], 87.5m, 1_000_000)], 1, [Town.Company, Town.Institute], [Town.Solution]);

    private static async Task HeardAsync(IntegrationEvent happened, params string[] expected)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(happened);
        Assert.Equal(expected, await HeardAsync(town));
    }

    private static async Task<List<string>> HeardAsync(Town town) => [.. (await town.WhoHeardAsync()).Select(pair => $"{pair.Key}: {pair.Value}")];
}
