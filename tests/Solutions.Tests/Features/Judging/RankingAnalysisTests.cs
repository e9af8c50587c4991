using Market.Solutions.Features.Judging;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>Two criteria of 60 and 40 percent; B wins with 78.00 before A with 72.00.</summary>
public sealed class RankingAnalysisTests
{
    [Fact]
    public async Task Nothing_is_told_before_all_scores_are_locked()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        var analysis = await ReadAsync(judging, Chair);
        Assert.False(analysis.Complete);
        Assert.Empty(analysis.Submissions);
        Assert.Empty(analysis.Jurors);
    }

    [Fact]
    public async Task What_is_exact_is_told_also_where_scores_are_too_few_for_intervals()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);

        var analysis = await ReadAsync(judging, World.Officer);

        Assert.True(analysis.Complete);
        Assert.Equal([("B", 1, 78.00m, 2), ("A", 2, 72.00m, 1)], analysis.Submissions.Select(row => (row.Alias, row.Rank!.Value, row.Total, row.Reviews)));
        Assert.Null(analysis.Noise);
        Assert.All(analysis.Submissions, row => Assert.Null(row.Merit));
        Assert.Equal([1, 2], analysis.Jurors.Select(juror => juror.Number));
        Assert.Contains(analysis.Jurors, juror => juror is { Reviews: 2, UnjudgedWithout: 1 });
        Assert.Equal(2, analysis.Weights.Count);
        Assert.NotEmpty(analysis.Flips);
        Assert.Null(analysis.NextReview);
    }

    [Fact]
    public async Task Jurors_have_numbers_and_no_names_and_only_the_chair_hears_whom_to_ask()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.OpenMoreAsync("C", "D");
        await judging.AssignAsync([.. from alias in new[] { "A", "B", "C", "D" } from juror in new[] { Jan, Chair } select (juror, alias), (Ilse, "C"), (Ilse, "D")]);
        foreach (var (juror, alias, score) in new[] { (Jan, "A", 8m), (Chair, "A", 7m), (Jan, "B", 7m), (Chair, "B", 7.5m), (Jan, "C", 4m), (Chair, "C", 5m), (Ilse, "C", 3m), (Jan, "D", 2m), (Chair, "D", 2m), (Ilse, "D", 3m) })
            await judging.ScoreAsync(juror, alias, score, score);

        var next = (await ReadAsync(judging, Chair)).NextReview;
        await judging.ReportAsync();
        var text = await judging.ReadTextAsync(World.Officer, judging.Url("/ranking/analysis"));

        // Between A and B, where the first place lies, only Ilse did not judge; of A she may not.
        Assert.Equal(new AnalysedReview("B", Ilse.Id, "Ilse"), next);
        Assert.Null((await ReadAsync(judging, World.Officer)).NextReview);
        foreach (var juror in new[] { Jan, Ilse, Chair })
        {
            Assert.DoesNotContain(juror.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(juror.Id.ToString(), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chair_in_conflict_gets_it_without_that_submission()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);

        Assert.Equal(["A"], (await ReadAsync(judging, Chair)).Submissions.Select(row => row.Alias));
        Assert.Equal([1], (await ReadAsync(judging, Chair)).Jurors.Select(juror => juror.Number));
    }

    private static Task<GetRankingAnalysisReply> ReadAsync(JudgingWorld judging, Market.Testing.Persona reader) => judging.GetAsync<GetRankingAnalysisReply>(reader, judging.Url("/ranking/analysis"));
}
