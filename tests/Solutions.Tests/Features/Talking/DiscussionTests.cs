using System.Net;

using Market.Contracts;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Reopening;
using Market.Solutions.Features.Talking;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Talking;

/// <summary>Jan judges A and B, Ilse judges B; the chair judges nothing.</summary>
public sealed class DiscussionTests
{
    [Fact]
    public async Task Who_made_own_scores_final_and_the_chair_talk_and_each_other_one_of_them_hears_that_something_was_said()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.RefusedAsync("discussion.lock-first", Jan, HttpMethod.Get, judging.Url("/submissions/B/discussion"));
        await judging.RefusedAsync("discussion.lock-first", Jan, HttpMethod.Post, judging.Url("/submissions/B/discussion"), new WriteMessageBody("Zwak"));
        await SayAsync(judging, Chair, "B", "Let op de planning");
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        await SayAsync(judging, Jan, "B", "Die is krap");

        Assert.Equal([("Veerle", "Let op de planning"), ("Jan", "Die is krap")], await ReadAsync(judging, Jan, "B"));
        await judging.RefusedAsync("discussion.lock-first", Ilse, HttpMethod.Get, judging.Url("/submissions/B/discussion"));
        var told = Assert.Single((await judging.World.Service.EventsAsync()).OfType<JuryMessageWritten>());
        Assert.Equal([Chair.Id], told.PersonIds);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_said_once()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await SayAsync(judging, Jan, "A", "Sterk plan");
        await SayAsync(judging, Jan, "A", "Sterk plan");
        await SayAsync(judging, Chair, "A", "Sterk plan");
        await SayAsync(judging, Jan, "A", "Sterk plan");

        Assert.Equal(["Jan", "Veerle", "Jan"], (await ReadAsync(judging, Jan, "A")).Select(message => message.Item1));
    }

    [Fact]
    public async Task Neither_body_nor_team_reads_it_and_the_auditor_only_after_the_award()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await SayAsync(judging, Jan, "A", "Geheim oordeel");
        foreach (var outsider in new[] { World.Officer, World.Approver })
            await judging.RefusedAsync("jury.jurors-only", outsider, HttpMethod.Get, judging.Url("/submissions/A/discussion"));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url("/submissions/A/discussion"));
        await judging.RefusedAsync("not-found", Otto, HttpMethod.Get, judging.Url("/submissions/A/discussion"));
        await judging.RefusedAsync("not-found", Auditor, HttpMethod.Get, judging.Url("/submissions/A/discussion"));
        Assert.Empty(await judging.GetAsync<List<ListDiscussionsRow>>(Auditor, "/api/juries/discussions"));
        await judging.ReportAsync();
        await judging.ProposeAsync();
        await judging.ConfirmAsync();
        await judging.RefusedAsync("jury.jurors-only", World.Officer, HttpMethod.Get, judging.Url("/submissions/A/discussion"));
        Assert.Equal([("Jan", "Geheim oordeel")], await ReadAsync(judging, Auditor, "A"));
        var heard = Assert.Single(await judging.GetAsync<List<ListDiscussionsRow>>(Auditor, "/api/juries/discussions"));
        Assert.Equal((judging.Challenge, "A"), (heard.ChallengeId, Assert.Single(heard.Aliases)));
        using var refused = await judging.SendAsync(Jan, HttpMethod.Get, "/api/juries/discussions");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await judging.RefusedAsync("not-found", Auditor, HttpMethod.Get, judging.Url("/submissions/Z/discussion"));
        Assert.DoesNotContain("Geheim", await judging.ReadTextAsync(World.Officer, judging.Url("/report")));
        await judging.RefusedAsync("report.issued", Jan, HttpMethod.Post, judging.Url("/submissions/A/discussion"), new WriteMessageBody("Te laat"));
    }

    [Fact]
    public async Task Who_is_recused_loses_it_at_once_and_what_that_juror_wrote_moves_nobody()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Ilse, "B", 8m, 9m);
        await SayAsync(judging, Ilse, "B", "Briljant");
        await judging.DoneAsync(Ilse, HttpMethod.Post, judging.Url("/submissions/B/recusal"), new RecuseFromSubmissionBody("Mijn broer"));

        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url("/submissions/B/discussion"));
        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Post, judging.Url("/submissions/B/discussion"), new WriteMessageBody("Toch nog iets"));
        Assert.Equal([("Ilse", null)], await ReadAsync(judging, Chair, "B"));
        await SayAsync(judging, Chair, "B", "Verder zonder Ilse");
        Assert.DoesNotContain(Ilse.Id, (await judging.World.Service.EventsAsync()).OfType<JuryMessageWritten>().Last().PersonIds);
    }

    [Fact]
    public async Task A_message_is_taken_back_by_its_author_only_and_stays_to_be_seen_as_that()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await SayAsync(judging, Jan, "B", "Onbezonnen");
        var message = (await judging.GetAsync<ListMessagesReply>(Chair, judging.Url("/submissions/B/discussion"))).Messages.Single();
        Assert.False(message.CanWithdraw);
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Delete, judging.Url($"/submissions/B/discussion/{message.Id}"));
        await judging.DoneAsync(Jan, HttpMethod.Delete, judging.Url($"/submissions/B/discussion/{message.Id}"));
        Assert.Equal([("Jan", null)], await ReadAsync(judging, Ilse, "B"));
    }

    [Fact]
    public async Task Who_may_change_scores_after_the_discussion_goes_on_reading_it()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/B/reopening"), new AskReopeningBody("Verkeerd gelezen"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/B/reopenings/{Jan.Id}/approval"));
        await SayAsync(judging, Jan, "B", "Ik herlees het");
    }

    [Fact]
    public async Task A_message_has_a_text_and_not_too_much_of_it()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.RefusedAsync("discussion.text-missing", Jan, HttpMethod.Post, judging.Url("/submissions/A/discussion"), new WriteMessageBody(" "));
        await judging.RefusedAsync("discussion.text-too-long", Jan, HttpMethod.Post, judging.Url("/submissions/A/discussion"), new WriteMessageBody(new string('a', JuryTalk.MaxText + 1)));
    }

    private static Task SayAsync(JudgingWorld judging, Persona member, string alias, string text) =>
        judging.DoneAsync(member, HttpMethod.Post, judging.Url($"/submissions/{alias}/discussion"), new WriteMessageBody(text));

    private static async Task<IEnumerable<(string, string?)>> ReadAsync(JudgingWorld judging, Persona reader, string alias) =>
        (await judging.GetAsync<ListMessagesReply>(reader, judging.Url($"/submissions/{alias}/discussion"))).Messages.Select(message => (message.Name, message.Text));
}
