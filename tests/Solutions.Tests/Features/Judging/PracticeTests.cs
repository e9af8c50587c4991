using Market.Kernel;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Practising;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>The jury practises on two invented submissions; nothing of it counts.</summary>
public sealed class PracticeTests
{
    [Fact]
    public async Task Every_juror_practises_before_a_real_score_is_saved_and_the_norm_shows_after_the_own_scores()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([]));
        await judging.RefusedAsync("practice.first", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 7));

        await AnswerAsync(judging, Jan, 3m, 4m);
        var jan = await ReadAsync(judging, Jan);
        Assert.Equal((true, true, 1), (jan.Started, jan.Done, jan.Jurors));
        await AnswerAsync(judging, Ilse, 8m, null);

        var norms = (await ReadAsync(judging, Ilse)).Items[0].Norms;
        Assert.Equal([3m, 8m], norms[0].Given);
        Assert.Equal((8m, null), (norms[0].Own, norms[1].Own));
        Assert.Equal([4m], norms[1].Given);
        Assert.All((await ReadAsync(judging, Chair)).Items, item => Assert.Empty(item.Norms));
        Assert.DoesNotContain("Jan", await judging.ReadTextAsync(Ilse, judging.Url("/practice")), StringComparison.Ordinal);
        await judging.RefusedAsync("practice.done", Jan, HttpMethod.Post, judging.Url("/practice/scores"), Body(judging, 5m, 5m));
        await judging.RefusedAsync("practice.under-way", Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([]));

        await judging.ScoreAllAsync();
        var ranking = await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"));
        Assert.Equal([("B", 78.00m), ("A", 72.00m)], ranking.Rows.Select(row => (row.Alias, row.Total!.Value)));
    }

    [Fact]
    public async Task The_chair_writes_two_texts_or_takes_the_pair_that_is_built_in_and_can_choose_again_until_somebody_practised()
    {
        await using var judging = await StartAsync(JudgingStage.Declared);
        Assert.Equal((false, true, 2), Shape(await ReadAsync(judging, Chair)));
        Assert.Equal((false, false, 2), Shape(await ReadAsync(judging, Jan)));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([]));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([Item("Een"), Item("Twee")]));
        Assert.Equal(["Een", "Twee"], (await ReadAsync(judging, Jan)).Items.Select(item => item.Title.Nl));

        await judging.RefusedAsync("practice.two", Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([Item("Een")]));
        await judging.RefusedAsync("practice.missing", Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([Item("Een"), new StartPracticeItem(new LocalizedText("Twee"), null)]));
        await judging.RefusedAsync("practice.too-long", Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([Item("Een"), Item(new string('x', 201))]));
        await judging.RefusedAsync("score.missing-value", Jan, HttpMethod.Post, judging.Url("/practice/scores"), new AnswerPracticeBody([new([]), new([])]));
    }

    [Fact]
    public async Task It_is_too_late_once_a_real_score_was_saved()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, null));
        await judging.RefusedAsync("practice.too-late", Chair, HttpMethod.Put, judging.Url("/practice"), new StartPracticeBody([]));
        Assert.False((await ReadAsync(judging, Chair)).CanStart);
    }

    private static (bool, bool, int) Shape(GetPracticeReply practice) => (practice.Started, practice.CanStart, practice.Items.Count);

    private static StartPracticeItem Item(string title) => new(new LocalizedText(title), new LocalizedText("Een tekst"));

    private static Task<GetPracticeReply> ReadAsync(JudgingWorld judging, Persona reader) => judging.GetAsync<GetPracticeReply>(reader, judging.Url("/practice"));

    private static Task AnswerAsync(JudgingWorld judging, Persona juror, params decimal?[] values) => judging.DoneAsync(juror, HttpMethod.Post, judging.Url("/practice/scores"), Body(judging, values));

    /// <param name="values">Null is an abstention.</param>
    private static AnswerPracticeBody Body(JudgingWorld judging, params decimal?[] values)
    {
        var scores = new AnswerPracticeItem([.. values.Select((value, index) => new SaveScoresScore(judging.Criteria[index].Id, value, null, value is null))]);
        return new AnswerPracticeBody([scores, scores]);
    }
}
