using Market.Hosting.AuditLog.Writing;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

public sealed class ScoreDeskTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Sheets_that_come_at_once_are_all_saved_each_with_its_leaf(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        var sheets = Enumerable.Range(0, 40).Select(_ => Sheet(judging, Guid.CreateVersion7(), 70)).ToList();

        await Task.WhenAll(sheets.Select(sheet => SaveAsync(judging, sheet, isNew: true)));

        Assert.All(await SavedAsync(judging, sheets), saved => Assert.Equal((0, 70), (saved.Version, saved.Scores[0].Tenths)));
        Assert.Equal(sheets.Count, await LeavesAsync(judging));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task One_that_somebody_else_saved_meanwhile_is_refused_and_keeps_no_other_back(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        var (stale, good) = (Sheet(judging, Jan.Id, 10), Enumerable.Range(0, 20).Select(_ => Sheet(judging, Guid.CreateVersion7(), 20)).ToList());
        foreach (var sheet in good.Append(stale))
            await SaveAsync(judging, sheet, isNew: true);
        await SaveAsync(judging, Next(stale, 30), isNew: false);

        var refused = SaveAsync(judging, Next(stale, 40), isNew: false);
        await Task.WhenAll(good.Select(sheet => SaveAsync(judging, Next(sheet, 50), isNew: false)));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => refused);
        Assert.All(await SavedAsync(judging, good), saved => Assert.Equal((1, 50), (saved.Version, saved.Scores[0].Tenths)));
        Assert.Equal(30, (await SavedAsync(judging, [stale])).Single().Scores[0].Tenths);
        Assert.Equal((2 * good.Count) + 2, await LeavesAsync(judging));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_first_save_from_two_windows_makes_one_sheet(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(value => judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(value, value))));

        var saved = Assert.Single(await judging.World.InDatabaseAsync(db => db.ScoreSheets.AsNoTracking().ToListAsync(Cancel)));
        Assert.Equal(5, saved.Version);
        Assert.Equal(saved.Scores[0].Tenths, saved.Scores[1].Tenths);
    }

    [Fact]
    public async Task What_is_saved_already_is_not_written_again()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        for (var i = 0; i < 3; i++)
            await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 8));

        Assert.Equal(0, (await judging.World.InDatabaseAsync(db => db.ScoreSheets.AsNoTracking().SingleAsync(Cancel))).Version);
        Assert.Equal(1, await LeavesAsync(judging));
    }

    private static ScoreSheet Sheet(JudgingWorld judging, Guid juror, int tenths) =>
        Given(new ScoreSheet(Guid.NewGuid(), judging.Challenge, juror, "A"), tenths);

    private static ScoreSheet Next(ScoreSheet saved, int tenths) =>
        Given(ScoreSheet.Open(saved.Id, saved.Version, saved.ChallengeId, saved.JurorId, saved.Alias, saved.Scores), tenths);

    private static ScoreSheet Given(ScoreSheet sheet, int tenths)
    {
        var criterion = Guid.CreateVersion7();
        Assert.False(sheet.Save(sheet.JurorId, [new GivenScore(criterion, tenths / 10m, "Goed")], [criterion]).Failed);
        return sheet;
    }

    private static Task SaveAsync(JudgingWorld judging, ScoreSheet sheet, bool isNew) => judging.World.Service.Services.GetRequiredService<ScoreDesk>()
        .SaveAsync(sheet, isNew, new ToldAct(nameof(SaveScores), sheet.JurorId, sheet.ChallengeId, [], null));

    private static Task<List<ScoreSheet>> SavedAsync(JudgingWorld judging, IEnumerable<ScoreSheet> sheets)
    {
        var ids = sheets.Select(sheet => sheet.Id).ToList();
        return judging.World.InDatabaseAsync(db => db.ScoreSheets.AsNoTracking().Where(sheet => ids.Contains(sheet.Id)).ToListAsync(Cancel));
    }

    private static Task<int> LeavesAsync(JudgingWorld judging) => judging.World.InDatabaseAsync(db =>
        db.Database.SqlQueryRaw<int>("SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM audit_leaves WHERE \"Data\" LIKE '%SaveScores%'").SingleAsync(Cancel));
}
