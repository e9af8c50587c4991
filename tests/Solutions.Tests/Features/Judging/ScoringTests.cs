using System.Net;
using System.Text;

using Market.Contracts;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-13: scores are given by who was asked, on what is read without names, and unseen by others until all own are final (requirements L10, L11).</summary>
public sealed class ScoringTests
{
    private static readonly (string Json, string Code)[] NotScores =
    [
        ("""{"scores":[{"criterionId":"C","value":11}]}""", "score.range"),
        ("""{"scores":[{"criterionId":"C","value":-1}]}""", "score.range"),
        ("""{"scores":[{"criterionId":"C","value":1e400}]}""", "request.malformed"),
        ("""{"scores":[{"criterionId":"C","value":NaN}]}""", "request.malformed"),
        ("""{"scores":[{"criterionId":"C","value":"7"}]}""", "request.malformed"),
        ("""{"scores":[{"criterionId":"C","value":7,"jurorId":"X"}]}""", "request.malformed"),
        ("""{"scores":[{"criterionId":"C","value":7.25}]}""", "score.step"),
        ("""{"scores":null}""", "request.malformed"),
        ("""{"scores":[null]}""", "request.malformed"),
    ];

    [Fact]
    public async Task A_juror_reads_what_is_assigned_without_a_trace_of_who_is_behind_it()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var submission = await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"));
        Assert.Equal(("Oplossing A", "Met sensoren", ""), (submission.Title, submission.Answers[0].Text, submission.Answers[1].Text));
        Assert.Equal((judging.FileOfA, "bijlage-1.txt"), (Assert.Single(submission.Files).Id, submission.Files[0].Name));
        foreach (var path in new[] { "", "/submissions", "/submissions/A", "/submissions/B", "/declaration" })
            await AssertAnonymousAsync(judging, Jan, path);
        foreach (var path in new[] { "/assignment", "/progress", "/submissions" })
            await AssertAnonymousAsync(judging, Chair, path);
    }

    [Fact]
    public async Task A_file_comes_under_a_neutral_name_and_is_never_shown_in_our_origin()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        using var answer = await judging.SendAsync(Jan, HttpMethod.Get, judging.Url($"/submissions/A/files/{judging.FileOfA}"));
        Assert.Equal("Een meetplan", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("attachment", "bijlage-1.txt"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
        Assert.Null(answer.Content.Headers.LastModified);
    }

    [Fact]
    public async Task A_file_is_reached_through_its_own_submission_only()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.RefusedAsync("not-found", Jan, HttpMethod.Get, judging.Url($"/submissions/B/files/{judging.FileOfA}"));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url($"/submissions/A/files/{judging.FileOfA}"));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url($"/submissions/B/files/{judging.FileOfA}"));
    }

    [Fact]
    public async Task Scores_can_be_saved_incomplete_and_are_there_again()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7.5m, null));
        var submission = await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"));
        Assert.Equal([7.5m, null], submission.Scores.Select(score => score.Value));
        Assert.False(submission.Locked);
        await judging.RefusedAsync("score.missing-value", Jan, HttpMethod.Post, judging.Url("/submissions/A/lock"));
    }

    [Fact]
    public async Task A_score_that_is_none_is_refused()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        using var http = judging.As(Jan);
        foreach (var (json, code) in NotScores)
        {
            using var content = new StringContent(json.Replace("\"C\"", $"\"{judging.Criteria[0].Id}\""), Encoding.UTF8, "application/json");
            using var answer = await http.PutAsync(judging.Url("/submissions/A/scores"), content, TestContext.Current.CancellationToken);
            Assert.Equal((json, HttpStatusCode.BadRequest, code), (json, answer.StatusCode, await answer.ErrorCodeAsync()));
        }
    }

    [Fact]
    public async Task Locked_scores_never_change()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        await judging.RefusedAsync("score.locked", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(1, 1));
        await judging.RefusedAsync("score.locked", Jan, HttpMethod.Post, judging.Url("/submissions/A/lock"));
        var submission = await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"));
        Assert.Equal((true, 8m), (submission.Locked, submission.Scores[0].Value));
    }

    [Fact]
    public async Task Nobody_can_score_what_another_judges()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        foreach (var persona in new[] { Ilse, Chair, Otto })
        {
            await judging.RefusedAsync("not-found", persona, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(1, 1));
            await judging.RefusedAsync("not-found", persona, HttpMethod.Post, judging.Url("/submissions/A/lock"));
        }

        await judging.RefusedAsync("jury.jurors-only", World.Officer, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(1, 1));
    }

    [Fact]
    public async Task Others_scores_are_hidden_until_all_own_are_locked()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Ilse, "B", 8m, 9m);
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        await judging.RefusedAsync("score.own-not-locked", Jan, HttpMethod.Get, judging.Url("/submissions/B/scores"));
        await judging.RefusedAsync("score.own-not-locked", Chair, HttpMethod.Get, judging.Url("/submissions/B/scores"));
        var seen = Assert.Single(await judging.GetAsync<List<ListOtherScoresRow>>(Ilse, judging.Url("/submissions/B/scores")));
        Assert.Equal(("Jan", 6m), (seen.Juror, seen.Scores[0].Value));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url("/submissions/A/scores"));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        Assert.Single(await judging.GetAsync<List<ListOtherScoresRow>>(Jan, judging.Url("/submissions/B/scores")));
        Assert.Equal(2, (await judging.GetAsync<List<ListOtherScoresRow>>(Chair, judging.Url("/submissions/B/scores"))).Count);
    }

    [Fact]
    public async Task The_last_lock_completes_the_scoring_and_shows_the_ranking()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        Assert.Equal(new { Complete = false, Count = 0 }, Shape(await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))));
        Assert.Equal(new { Complete = false, Count = 0 }, Shape(await judging.GetAsync<GetRankingReply>(World.Officer, judging.Url("/ranking"))));
        await judging.ScoreAllAsync();
        await AssertRankedAsync(judging, Chair);
        await judging.RefusedAsync("jury.chair-only", Jan, HttpMethod.Get, judging.Url("/ranking"));
        var completed = Assert.Single((await judging.World.Service.EventsAsync()).OfType<ScoringCompleted>());
        Assert.Equal((judging.Challenge, Chair.Id), (completed.ChallengeId, completed.ChairId));
    }

    [Fact]
    public async Task Progress_counts_and_shows_no_scores()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/B/scores"), judging.Scores(7, 7));
        var progress = await judging.GetAsync<List<GetProgressRow>>(Chair, judging.Url("/progress"));
        Assert.Equal([("Veerle", 0, 0, 0), ("Jan", 2, 2, 1), ("Ilse", 1, 0, 0)], progress.Select(row => (row.Name, row.Assigned, row.Scored, row.Locked)));
        await judging.RefusedAsync("jury.chair-only", Jan, HttpMethod.Get, judging.Url("/progress"));
        await judging.RefusedAsync("jury.jurors-only", World.Officer, HttpMethod.Get, judging.Url("/progress"));
    }

    [Fact]
    public async Task A_recusal_takes_the_submission_away_and_its_scores_out_of_the_ranking()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Ilse, "B", 0m, 0m);
        await judging.DoneAsync(Ilse, HttpMethod.Post, judging.Url("/submissions/B/recusal"), new RecuseFromSubmissionBody("Ik herken de stijl"));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url("/submissions/B"));
        await judging.RefusedAsync("assignment.conflict", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Ilse.Id, "B")]));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        var ranking = await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"));
        Assert.Equal(72.00m, ranking.Rows.Single(row => row.Alias == "B").Total);
    }

    [Fact]
    public async Task A_juror_who_goes_to_work_for_a_submitter_loses_its_submission()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ReceiveAsync(Jan, World.Rival);
        Assert.Equal(["A"], (await judging.GetAsync<List<ListJurySubmissionsRow>>(Jan, judging.Url("/submissions"))).Select(row => row.Alias));
        await judging.RefusedAsync("not-found", Jan, HttpMethod.Get, judging.Url("/submissions/B"));
    }

    /// <summary>Matrix rows 44, 49 and 51: what the jury found is not known to who will award, and could press it, before it signed.</summary>
    [Fact]
    public async Task The_owning_body_reads_the_ranking_once_the_report_is_issued()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        foreach (var reader in new[] { World.Officer, World.Approver })
        {
            Assert.Equal(new { Complete = false, Count = 0 }, Shape(await judging.GetAsync<GetRankingReply>(reader, judging.Url("/ranking"))));
            var award = await judging.GetAsync<GetAwardReply>(reader, judging.AwardUrl(""));
            Assert.Equal((true, 0), (award.Complete, award.Ranking.Count));
        }

        await judging.ReportAsync();
        foreach (var reader in new[] { World.Officer, World.Approver })
        {
            await AssertRankedAsync(judging, reader);
            Assert.Equal(2, (await judging.GetAsync<GetAwardReply>(reader, judging.AwardUrl(""))).Ranking.Count);
        }
    }

    private static async Task AssertRankedAsync(JudgingWorld judging, Persona reader)
    {
        var ranking = await judging.GetAsync<GetRankingReply>(reader, judging.Url("/ranking"));
        Assert.Equal([(1, "B", 78.00m), (2, "A", 72.00m)], ranking.Rows.Select(row => (row.Rank!.Value, row.Alias, row.Total)));
        Assert.True(ranking.Complete);
    }

    private static object Shape(GetRankingReply ranking) => new { ranking.Complete, ranking.Rows.Count };

    private static async Task AssertAnonymousAsync(JudgingWorld judging, Persona reader, string path)
    {
        var text = await judging.ReadTextAsync(reader, judging.Url(path));
        Assert.DoesNotContain("vonk-offerte", text, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in new[] { judging.SolutionA, judging.SolutionB })
            Assert.DoesNotContain(secret.ToString(), text);
        if (path is "/declaration" or "")
            return;
        foreach (var name in new[] { "Vonk", "Kade", "Rivaal", World.Company.ToString(), World.Institute.ToString(), World.Rival.ToString() })
            Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase);
    }
}
