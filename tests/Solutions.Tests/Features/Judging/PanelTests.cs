using System.Net;

using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>Reserves, observers and the composition (requirements L8, L9).</summary>
public sealed class PanelTests
{
    [Fact]
    public async Task A_reserve_moves_up_at_once_and_everybody_concerned_hears_it()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await JoinAsync(judging, Otto, "reserve");
        await judging.AssignAsync();
        await judging.RefusedAsync("jury.not-a-juror", Otto, HttpMethod.Get, judging.Url("/submissions"));
        await judging.RefusedAsync("jury.not-a-juror", Otto, HttpMethod.Get, judging.Url("/minutes"));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(false, "Verhuisd"));

        Assert.Equal(2, (await judging.GetAsync<List<ListJurySubmissionsRow>>(Otto, judging.Url("/submissions"))).Count(row => row.Assigned));
        var jury = await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""));
        Assert.Equal(("Jan", PanelMoveCause.StoodDown, "Verhuisd", "Otto"), Assert.Single(jury.Moves) is var move ? (move.Gone, move.Cause, move.Reason, move.Next) : default);
        Assert.Empty((await judging.GetAsync<GetJuryReply>(Otto, judging.Url(""))).Moves);
        var moved = Assert.Single((await judging.World.Service.EventsAsync()).OfType<ReserveMovedUp>());
        Assert.Equal((Otto.Id, true, (Guid?)Chair.Id), (moved.PersonId, moved.Accepted, moved.ChairId));
    }

    [Fact]
    public async Task Chair_and_officer_order_the_reserves_on_record_and_nobody_else_does_or_reads_why()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await JoinAsync(judging, Otto, "reserve");
        var rik = Persona.Of("Rik", Guid.CreateVersion7(), Roles.Member, Roles.Juror);
        await judging.ReceiveAsync(rik, rik.OrganisationId);
        await JoinAsync(judging, rik, "reserve");
        var order = new OrderReservesBody([rik.Id, Otto.Id], "Kent het terrein");
        await judging.RefusedAsync("jury.not-yours", Jan, HttpMethod.Put, judging.Url("/reserves"), order);
        await judging.RefusedAsync("jury.not-yours", World.Approver, HttpMethod.Put, judging.Url("/reserves"), order);
        await judging.RefusedAsync("jury.other-reserves", Chair, HttpMethod.Put, judging.Url("/reserves"), order with { PersonIds = [rik.Id] });

        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/reserves"), order);

        var seen = await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""));
        Assert.Equal(["Rik", "Otto"], seen.Members.Where(member => member.Seat == Seat.Reserve).Select(member => member.Name));
        Assert.Equal(("Veerle", "Kent het terrein"), Assert.Single(seen.ReserveOrders) is var kept ? (kept.By, kept.Reason) : default);
        Assert.Empty((await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""))).ReserveOrders);
    }

    [Fact]
    public async Task Chair_and_officer_add_a_seat_for_the_first_reserve_and_nobody_else_does_or_reads_why()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await JoinAsync(judging, Otto, "reserve");
        var seat = new AddSeatBody(Otto.Id, "Te weinig juryleden voor A");
        await judging.RefusedAsync("jury.not-yours", Jan, HttpMethod.Post, judging.Url("/reserves/seat"), seat);
        await judging.RefusedAsync("jury.not-yours", World.Approver, HttpMethod.Post, judging.Url("/reserves/seat"), seat);

        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/reserves/seat"), seat);

        await judging.RefusedAsync("jury.other-reserves", World.Officer, HttpMethod.Post, judging.Url("/reserves/seat"), seat);
        var seen = await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""));
        Assert.Equal(Seat.Juror, seen.Members.Single(member => member.PersonId == Otto.Id).Seat);
        Assert.Equal((null, PanelMoveCause.Added, "Te weinig juryleden voor A", "Otto", "Veerle"), Assert.Single(seen.Moves) is var move ? (move.Gone, move.Cause, move.Reason, move.Next, move.By) : default);
        Assert.Empty((await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""))).Moves);
        Assert.Equal(Otto.Id, Assert.Single((await judging.World.Service.EventsAsync()).OfType<ReserveMovedUp>()).PersonId);
        Assert.Contains((await judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"))).Jurors, juror => juror.PersonId == Otto.Id);
    }

    [Fact]
    public async Task An_observer_reads_the_minutes_and_never_a_submission_a_score_or_the_report()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await JoinAsync(judging, Otto, "observer");
        await judging.AssignAsync();
        await judging.ScoreAllAsync();
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report"), new WriteReportBody(0, "Eensgezind.", [new WriteReportMeeting(new DateOnly(2026, 11, 2), [Chair.Id, Otto.Id])]));

        var minutes = await judging.GetAsync<GetMinutesReply>(Otto, judging.Url("/minutes"));
        Assert.Equal(("Eensgezind.", "Veerle, Otto"), (minutes.General, string.Join(", ", Assert.Single(minutes.Meetings).Present)));
        foreach (var path in new[] { "/submissions", "/submissions/A", "/submissions/A/scores", "/report", "/report/file", "/progress", "/assignment", "/reopenings" })
            await judging.RefusedAsync("jury.not-a-juror", Otto, HttpMethod.Get, judging.Url(path));
        foreach (var path in new[] { "/ranking", "/ranking/analysis", "/ranking/shifts", "/exports/scores.csv", "/composition" })
            Assert.Equal(HttpStatusCode.Forbidden, (await judging.SendAsync(Otto, HttpMethod.Get, judging.Url(path))).StatusCode);
        await judging.RefusedAsync("jury.not-a-juror", Otto, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody("ab"));
    }

    [Fact]
    public async Task The_report_is_signed_without_reserve_and_observer_and_names_the_composition()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await JoinAsync(judging, Otto, "observer");
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/qualification"), await StatedAsync(judging, "Architect", new StateQualificationHolder(Jan.Id, "Orde van Architecten")));
        await judging.AssignAsync();
        await judging.ScoreAllAsync();
        await judging.ReportAsync();

        var report = await judging.ReportAsAsync(World.Officer);
        Assert.Equal(3, report.Signers.Count);
        Assert.Equal([(true, null), (false, "Orde van Architecten"), (false, null)], report.Report!.Members.Select(member => (member.Chair, member.Qualification)));
        Assert.Equal(("Architect", 3, 1, "Otto"), report.Report.Composition is { } told ? (told.Qualification, told.Jurors, told.Qualified, Assert.Single(told.Observers)) : default);
        await judging.RefusedAsync("report.issued", Chair, HttpMethod.Put, judging.Url("/qualification"), await StatedAsync(judging, ""));
    }

    [Fact]
    public async Task Nothing_is_assigned_while_too_few_jurors_are_qualified()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var body = new SetAssignmentBody([new AssignmentPair(Jan.Id, "A")]);
        await judging.DoneAsync(World.Officer, HttpMethod.Put, judging.Url("/qualification"), await StatedAsync(judging, "Architect"));
        await judging.RefusedAsync("composition.too-few-qualified", Chair, HttpMethod.Put, judging.Url("/assignment"), body);

        var composition = await judging.GetAsync<GetCompositionReply>(Chair, judging.Url("/composition"));
        Assert.False(composition.Lawful);
        Assert.Equal([CompositionRule.Qualification, CompositionRule.Number], composition.Rules.Where(rule => !rule.Met).Select(rule => rule.Rule));
        await judging.RefusedAsync("jury.chair-only", Jan, HttpMethod.Get, judging.Url("/composition"));
        await judging.RefusedAsync("jury.not-yours", Jan, HttpMethod.Put, judging.Url("/qualification"), await StatedAsync(judging, ""));

        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/qualification"), await StatedAsync(judging, "Architect", new StateQualificationHolder(Jan.Id, "Orde van Architecten")));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/assignment"), body);
    }

    [Fact]
    public async Task Who_wrote_the_challenge_and_left_the_body_does_not_judge_it()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.World.InDatabaseAsync(async db =>
        {
            db.Briefs.Single(brief => brief.Id == judging.Challenge).OfficialIds = [Otto.Id, Jan.Id];
            return await db.SaveChangesAsync();
        });
        await judging.RefusedAsync("composition.holds-office", World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.RefusedAsync("composition.holds-office", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([]));
        await JoinAsync(judging, Otto, "observer");
    }

    [Theory, InlineData("voorzitter"), InlineData("1"), InlineData("")]
    public async Task There_are_three_seats(string seat)
    {
        await using var judging = await StartAsync(JudgingStage.Invited);
        await judging.RefusedAsync("jury.seat-unknown", World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false, seat));
    }

    private static async Task JoinAsync(JudgingWorld judging, Persona person, string seat)
    {
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(person.Id, false, seat));
        await judging.DoneAsync(person, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(true));
        await judging.DoneAsync(person, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "Geen", true));
    }

    private static async Task<StateQualificationBody> StatedAsync(JudgingWorld judging, string asked, params StateQualificationHolder[] holders) =>
        new(asked, holders, (await judging.GetAsync<GetCompositionReply>(Chair, judging.Url("/composition"))).Revision);
}
