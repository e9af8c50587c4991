using Market.Contracts;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Features.Talking;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Talking;

/// <summary>S-14: questions to teams and their answers, on record and without names (requirements L13, L14). A is of Vonk BV with Instituut Kade, B of Rivaal NV.</summary>
public sealed class ClarificationTests
{
    [Fact]
    public async Task A_juror_asks_the_chair_lets_it_go_the_team_answers_and_neither_learns_who_the_other_is()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Wie onderhoudt de sensoren?", 5));
        Assert.Empty((await TeamReadsAsync(judging, World.Solver)).Questions);
        var asked = await OnlyAsync(judging, Jan, "A");
        Assert.Equal((QuestionState.Asked, false), (asked.State, asked.CanDecide));
        await judging.RefusedAsync("question.not-yours", Jan, HttpMethod.Post, judging.Url($"/submissions/A/questions/{asked.Id}/release"));
        Assert.Equal([1, 0], (await judging.GetAsync<List<ListJurySubmissionsRow>>(Chair, judging.Url("/submissions"))).Select(row => row.QuestionsToRelease));
        Assert.All(await judging.GetAsync<List<ListJurySubmissionsRow>>(Jan, judging.Url("/submissions")), row => Assert.Equal(0, row.QuestionsToRelease));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/A/questions/{asked.Id}/release"));

        var seen = Assert.Single((await TeamReadsAsync(judging, World.Partner)).Questions);
        Assert.Equal(("Wie onderhoudt de sensoren?", true, 5.0), (seen.Text, seen.CanAnswer, (seen.AnswerBy - seen.AskedAt).TotalDays));
        var page = await judging.ReadTextAsync(World.Solver, Team(judging.SolutionA));
        Assert.DoesNotContain("Jan", page);
        Assert.DoesNotContain("Veerle", page);
        await AnswerAsync(judging, seen.Id, "Wij zelf, elk kwartaal");

        var read = await OnlyAsync(judging, Jan, "A");
        Assert.Equal((QuestionState.Answered, "Wij zelf, elk kwartaal"), (read.State, read.Answer));
        var events = await judging.World.Service.EventsAsync();
        Assert.Equal([Chair.Id], Assert.Single(events.OfType<JuryQuestionAsked>()).PersonIds);
        Assert.Equal(judging.SolutionA, Assert.Single(events.OfType<JuryQuestionReleased>()).SolutionId);
        Assert.Equal([Chair.Id, Jan.Id], Assert.Single(events.OfType<JuryQuestionAnswered>()).PersonIds);
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_once()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Wie onderhoudt de sensoren?", 5));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Wie onderhoudt de sensoren?", 5));
        Assert.NotNull(await OnlyAsync(judging, Jan, "A"));
    }

    [Fact]
    public async Task Only_the_team_reads_and_answers_and_only_once()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var id = await AskedAsync(judging, "A");
        foreach (var outsider in new[] { World.Competitor })
            await judging.RefusedAsync("not-found", outsider, HttpMethod.Get, Team(judging.SolutionA));
        await judging.RefusedAsync("not-found", World.Competitor, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody("Van ons"));
        await judging.RefusedAsync("discussion.text-missing", World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody(""));
        await AnswerAsync(judging, id, "Ja");
        await judging.RefusedAsync("question.answered", World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody("Nee"));
    }

    [Fact]
    public async Task An_answer_that_tells_who_the_team_is_goes_only_after_the_warning()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var id = await AskedAsync(judging, "A");
        await judging.RefusedAsync("question.tells-who-you-are", World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody("Dat doet Vonk altijd zelf"));
        Assert.Null((await OnlyAsync(judging, Jan, "A")).Answer);
        await judging.DoneAsync(World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody("Dat doet Vonk altijd zelf", Knowing: true));
        Assert.NotNull((await OnlyAsync(judging, Jan, "A")).Answer);
    }

    [Fact]
    public async Task The_whole_dialogue_stands_in_the_minutes_and_nobody_signs_while_an_answer_can_come()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        var id = await AskedAsync(judging, "A");
        var hash = (await judging.ReportAsAsync(Jan)).Hash!;
        await judging.RefusedAsync("report.question-open", Jan, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody(hash));
        await AnswerAsync(judging, id, "Elk kwartaal");
        foreach (var member in new[] { Chair, Jan, Ilse })
            await judging.SignAsync(member);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));

        var part = (await judging.ReportAsAsync(World.Officer)).Report!.Submissions.Single(part => part.Alias == "A");
        var exchange = Assert.Single(part.Dialogue);
        Assert.Equal(("Hoe vaak?", "Elk kwartaal"), (exchange.Question, exchange.Answer));
        await judging.RefusedAsync("report.issued", Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Nog iets?", 5));
    }

    [Fact]
    public async Task Where_the_chair_may_not_know_of_the_submission_another_juror_lets_it_go()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/B/questions"), new AskQuestionBody("Hoe vaak?", 5));
        var id = (await OnlyAsync(judging, Ilse, "B")).Id;
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Post, judging.Url($"/submissions/B/questions/{id}/release"));
        await judging.RefusedAsync("question.not-yours", Jan, HttpMethod.Post, judging.Url($"/submissions/B/questions/{id}/release"));
        await judging.DoneAsync(Ilse, HttpMethod.Post, judging.Url($"/submissions/B/questions/{id}/release"));
        Assert.Single((await TeamReadsAsync(judging, World.Competitor, judging.SolutionB)).Questions);
    }

    [Fact]
    public async Task A_question_that_does_not_go_is_never_seen_by_the_team()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.RefusedAsync("question.days-range", Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Hoe vaak?", 0));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/questions"), new AskQuestionBody("Bent u Vonk?", 5));
        var id = (await OnlyAsync(judging, Chair, "A")).Id;
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/A/questions/{id}/refusal"));
        await judging.RefusedAsync("question.decided", Chair, HttpMethod.Post, judging.Url($"/submissions/A/questions/{id}/release"));
        Assert.Empty((await TeamReadsAsync(judging, World.Solver)).Questions);
        await judging.RefusedAsync("not-found", World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody("Ja"));
    }

    private static string Team(Guid solution) => $"/api/solutions/{solution}/clarifications";

    private static Task<ListClarificationsReply> TeamReadsAsync(JudgingWorld judging, Persona reader, Guid? solution = null) =>
        judging.GetAsync<ListClarificationsReply>(reader, Team(solution ?? judging.SolutionA));

    private static Task AnswerAsync(JudgingWorld judging, Guid id, string text) =>
        judging.DoneAsync(World.Solver, HttpMethod.Post, $"{Team(judging.SolutionA)}/{id}/answer", new AnswerClarificationBody(text));

    /// <summary>By the chair, whose question goes at once.</summary>
    private static async Task<Guid> AskedAsync(JudgingWorld judging, string alias)
    {
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/{alias}/questions"), new AskQuestionBody("Hoe vaak?", 5));
        return (await OnlyAsync(judging, Chair, alias)).Id;
    }

    private static async Task<ListQuestionsRow> OnlyAsync(JudgingWorld judging, Persona reader, string alias) =>
        Assert.Single((await judging.GetAsync<ListQuestionsReply>(reader, judging.Url($"/submissions/{alias}/questions"))).Questions);
}
