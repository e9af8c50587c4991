using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Notifications.Mail;
using Market.Notifications.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using static Market.Notifications.Tests.Subscriptions.Hearing;

namespace Market.Notifications.Tests.Subscriptions;

/// <summary>Who hears of partners, submissions, openings, juries and awards, and what.</summary>
public sealed class WhoHearsOfSolutionsTests
{
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
    [InlineData("reserve", "reserve-invited")]
    [InlineData("observer", "observer-invited")]
    public async Task Who_is_asked_for_another_seat_hears_which(string seat, string kind) =>
        await HeardAsync(new JurorInvited(Town.Challenge, Town.Title, Town.Juror.Id, false, seat), $"Jules: {kind}");

    [Theory]
    [InlineData(true, "reserve-sits")]
    [InlineData(false, "reserve-called")]
    public async Task A_reserve_who_moves_up_hears_it_and_so_does_the_chair(bool accepted, string kind) => await HeardAsync(
        new ReserveMovedUp(Town.Challenge, Town.Title, Town.Juror.Id, "Jules", accepted, Town.Chair.Id), $"Jules: {kind}", "Vera: reserve-moved-up");

    [Fact]
    public async Task A_guest_gets_the_link_by_mail_and_a_revoked_one_is_not_sent()
    {
        await using var town = await Town.StartAsync();
        var seal = town.Service.Services.GetRequiredService<SharedSeal>();
        var guest = new GuestJurorInvited(
            Guid.CreateVersion7(), Town.Challenge, Town.Title, "Gerda Gast", "gerda@elders.example", "fr", "juror", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), seal.Seal(GuestLink.Purpose, "abc123"));
        await town.ReceiveAsync(guest);
        using var scope = town.Service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var told = await db.Notifications.SingleAsync(row => row.PersonId == guest.GuestId);
        var mail = town.Service.Services.GetRequiredService<MailComposer>().Compose(told, told.Facts.Guest!.ToRecipient(told.PersonId), told.At);
        Assert.Equal("gerda@elders.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("/jury/gast/abc123", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", JsonSerializer.Serialize(told.Facts), StringComparison.Ordinal);

        await town.ReceiveAsync(new GuestJurorRevoked(guest.GuestId, Town.Challenge));
        Assert.NotNull((await db.Mails.AsNoTracking().SingleAsync(row => row.Id == told.Id)).ParkedAt);
        Assert.Null((await db.Notifications.AsNoTracking().SingleAsync(row => row.Id == told.Id)).Facts.Guest);
    }

    [Fact]
    public async Task A_guest_is_forgotten_once_the_mail_went_out()
    {
        await using var town = await Town.StartAsync();
        var seal = town.Service.Services.GetRequiredService<SharedSeal>();
        await town.ReceiveAsync(new GuestJurorInvited(
            Guid.CreateVersion7(), Town.Challenge, Town.Title, "Gerda Gast", "gerda@elders.example", "fr", "juror", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), seal.Seal(GuestLink.Purpose, "abc123")));

        Assert.Equal(1, await town.SendMailsAsync());

        Assert.Null((await town.InDatabaseAsync(db => db.Notifications.AsNoTracking().SingleAsync(row => row.Kind == "guest-invited"))).Facts.Guest);
    }

    [Fact]
    public async Task A_juror_hears_of_being_asked_to_chair() => await HeardAsync(new ChairAsked(Town.Challenge, Town.Title, Town.Juror.Id), "Jules: chair-asked");

    [Fact]
    public async Task Jury_and_body_hear_who_took_the_chair_and_the_body_alone_who_did_not()
    {
        await HeardAsync(new ChairAnswered(Town.Challenge, Town.Title, Town.Body, "Jules", true, [Town.Chair.Id]), "Olga: chair-taken", "Arno: chair-taken", "Bea: chair-taken", "Vera: chair-taken");
        await HeardAsync(new ChairAnswered(Town.Challenge, Town.Title, Town.Body, "Jules", false, [Town.Chair.Id]), "Olga: chair-left", "Arno: chair-left", "Bea: chair-left");
    }

    [Fact]
    public async Task A_juror_hears_what_a_conflict_took_away_and_the_chair_what_to_repair() =>
        await HeardAsync(new AssignmentsTaken(Town.Challenge, Town.Title, [Town.Juror.Id], Town.Chair.Id), "Jules: assignment-taken", "Vera: assignment-to-repair");

    [Fact]
    public async Task The_chair_hears_nothing_of_what_the_chair_may_not_know_of() =>
        await HeardAsync(new AssignmentsTaken(Town.Challenge, Town.Title, [Town.Juror.Id], null), "Jules: assignment-taken");

    [Fact]
    public async Task The_chair_hears_that_the_scoring_is_open_again() => await HeardAsync(new ScoringReopened(Town.Challenge, Town.Title, Town.Chair.Id), "Vera: scoring-reopened");

    [Fact]
    public async Task The_body_hears_that_a_juror_is_needed() => await HeardAsync(new JurorNeeded(Town.Challenge, Town.Title, Town.Body), "Olga: juror-needed", "Arno: juror-needed", "Bea: juror-needed");

    [Fact]
    public async Task The_chair_hears_that_no_reserve_is_left() =>
        await HeardAsync(new ReservesRanOut(Town.Challenge, Town.Title, "Jules", Town.Chair.Id), "Vera: reserves-ran-out");

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
    public async Task A_scoring_that_is_complete_again_is_told_as_such()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new ScoringCompleted(Town.Challenge, Town.Title, Town.Body, Town.Chair.Id, Again: true));
        Assert.Equal(["Olga: scoring-completed-again", "Arno: scoring-completed-again", "Bea: scoring-completed-again", "Vera: scoring-completed-again"], await HeardAsync(town));
    }

    [Fact]
    public async Task Who_discusses_or_is_asked_something_hears_that_and_not_what()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new JuryMessageWritten(Town.Challenge, Town.Title, [Town.Juror.Id]));
        await town.ReceiveAsync(new JuryQuestionAsked(Town.Challenge, Town.Title, [Town.Chair.Id]));
        await town.ReceiveAsync(new JuryQuestionAnswered(Town.Challenge, Town.Title, [Town.Chair.Id]));
        Assert.Equal(["Jules: jury-message", "Vera: jury-question-waits, jury-question-answered"], await HeardAsync(town));
        Assert.Equal($"/jury/{Town.Challenge}", (await town.ToldAsync(Town.Juror))[0].Link);
    }

    [Fact]
    public async Task Who_may_reopen_scores_is_asked_and_who_asked_hears_what_came_of_it()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new ScoresReopeningAsked(Town.Challenge, Town.Title, [Town.Chair.Id]));
        await town.ReceiveAsync(new ScoresReopeningDecided(Town.Challenge, Town.Title, Town.Juror.Id, "B", true));
        Assert.Equal(["Jules: reopening-allowed", "Vera: reopening-asked"], await HeardAsync(town));
        Assert.Equal($"/jury/{Town.Challenge}/heropenen", (await town.ToldAsync(Town.Chair))[0].Link);
        Assert.Equal($"/jury/{Town.Challenge}/indiening/B", (await town.ToldAsync(Town.Juror))[0].Link);
    }

    [Fact]
    public async Task Members_of_the_jury_are_asked_to_sign()
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(new JuryReportSignaturesAsked(Town.Challenge, Town.Title, [Town.Chair.Id]));
        Assert.Equal(["Vera: report-to-sign"], await HeardAsync(town));
        Assert.Equal($"/jury/{Town.Challenge}/verslag", (await town.ToldAsync(Town.Chair))[0].Link);
    }

    [Fact]
    public async Task An_issued_report_reaches_the_jury_and_the_body() =>
        await HeardAsync(new JuryReportIssued(Town.Challenge, Town.Title, Town.Body, [Town.Chair.Id]), "Olga: report-issued", "Arno: report-issued", "Bea: report-issued", "Vera: report-issued");

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
}
