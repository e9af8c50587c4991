using Market.Contracts;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Storage;

public sealed class JudgingStorageTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_whole_road_from_invitation_to_award_is_kept(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Awarded, engine);
        var (jury, sheets, award) = await judging.World.InDatabaseAsync(async db => (
            await db.Juries.AsNoTracking().SingleAsync(Cancel), await db.ScoreSheets.AsNoTracking().ToListAsync(Cancel), await db.Awards.AsNoTracking().SingleAsync(Cancel)));
        Assert.Equal("Stille sirenes", jury.Title.Nl);
        Assert.Equal([Chair.Id, Jan.Id, Ilse.Id], jury.ActiveIds);
        Assert.All(jury.Members, member => Assert.Equal("Geen", member.Declaration!.Statement));
        Assert.All(jury.Assignments, pair => Assert.NotNull(pair.LockedAt));
        Assert.Equal([60, 60, 80, 80, 90, 90], sheets.SelectMany(sheet => sheet.Scores).Select(score => score.Tenths!.Value).Order());
        Assert.Equal((AwardState.Published, "Rivaal NV", 7800), (award.State, award.Results!.Winners[0].OrganisationName, award.Results.Winners[0].TotalHundredths));
        var report = await judging.World.InDatabaseAsync(async db => await db.JuryReports.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((new DateOnly(2026, 11, 2), "Sterk punt van A", award.ReportHash), (report.General.Meetings[0].Date, report.SectionOf("A").Merits, report.Issued!.Hash));
        Assert.Equal([judging.Challenge], (await judging.GetAsync<List<ListMyJuriesRow>>(Jan, "/api/juries/mine")).Select(row => row.ChallengeId));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_database_itself_refuses_an_award_by_one_person(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Proposed, engine);
        await judging.World.InDatabaseAsync(async db =>
        {
            var proposer = World.Officer.Id;
            await RefusesAsync(() => db.Awards.ExecuteUpdateAsync(set => set.SetProperty(award => award.ConfirmedBy, proposer), Cancel));
            await RefusesAsync(() => db.Awards.ExecuteUpdateAsync(set => set.SetProperty(award => award.State, AwardState.Published), Cancel));
            return 0;
        });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_juror_has_one_sheet_for_a_submission(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        await judging.World.InDatabaseAsync(async db =>
        {
            db.ScoreSheets.Add(new ScoreSheet(Guid.CreateVersion7(), judging.Challenge, Jan.Id, "A"));
            db.ScoreSheets.Add(new ScoreSheet(Guid.CreateVersion7(), judging.Challenge, Jan.Id, "A"));
            await RefusesAsync(() => db.SaveChangesAsync(Cancel));
            return 0;
        });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Jurors_who_lock_at_the_same_moment_complete_the_scoring_exactly_once(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        (Persona Juror, string Alias)[] pairs = [(Jan, "A"), (Jan, "B"), (Ilse, "B")];
        foreach (var (juror, alias) in pairs)
            await judging.DoneAsync(juror, HttpMethod.Put, judging.Url($"/submissions/{alias}/scores"), judging.Scores(7, 7));
        await Task.WhenAll(pairs.Select(pair => judging.DoneAsync(pair.Juror, HttpMethod.Post, judging.Url($"/submissions/{pair.Alias}/lock"))));
        Assert.Single((await judging.World.Service.EventsAsync()).OfType<ScoringCompleted>());
        Assert.True((await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))).Complete);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_jury_that_two_officers_start_at_once_is_one_jury(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Published, engine);
        await Task.WhenAll(new[] { Chair, Jan, Ilse }.Select(person =>
            judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(person.Id, person == Chair))));
        Assert.Equal(3, (await judging.GetAsync<GetJuryReply>(World.Approver, judging.Url(""))).Members.Count);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_confirmations_at_once_publish_once(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Proposed, engine);
        var second = World.Approver with { Id = Guid.CreateVersion7() };
        var answers = await Task.WhenAll(new[] { World.Approver, second, World.Approver }.Select(person => judging.SendAsync(person, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0))));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.Single((await judging.World.Service.EventsAsync()).OfType<AwardPublished>());
    }

    private static async Task RefusesAsync(Func<Task> change)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(change);
        Assert.True(error is DbUpdateException or System.Data.Common.DbException, error.ToString());
    }
}
