using System.Text.Json;

using Market.Hosting;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Chairing;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Invariants;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>The chair cannot go on: an officer asks Jan, who takes it.</summary>
public sealed class ChairTests
{
    [Fact]
    public async Task A_report_whose_chair_is_gone_is_finished_by_who_takes_the_chair_and_says_so()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        await judging.SignAsync(Chair);
        await judging.DoneAsync(World.Officer, HttpMethod.Put, judging.Url("/chair"), new AskToChairBody(Jan.Id, "Niet bereikbaar sinds 1 november"));
        Assert.True((await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""))).Me!.AskedToChair);

        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/chair/answer"), new AnswerChairBody(true));

        Assert.True((await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""))).IsChair);
        await judging.RefusedAsync("jury.chair-only", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Ilse.Id}"), new RecordUnableBody("Ziek"));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url($"/report/unable/{Chair.Id}"), new RecordUnableBody("Niet bereikbaar"));
        foreach (var member in new[] { Jan, Ilse })
            await judging.SignAsync(member);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Jan)).Hash!));

        var change = Assert.Single((await judging.ReportAsAsync(World.Officer)).Report!.ChairChanges);
        Assert.Equal(("Veerle", "Jan", "Niet bereikbaar sinds 1 november"), (change.From, change.To, change.Reason));
        Assert.Contains(" took the chair: Jan", await VerifiedAsync(await judging.GetAsync<ReportFile>(World.Officer, judging.Url("/report/file"))));
        foreach (var invariant in ReportInvariants.All)
            Assert.Empty(await judging.BrokenAsync(invariant, TestContext.Current.CancellationToken));
        await judging.RefusedAsync("jury.settled", World.Officer, HttpMethod.Put, judging.Url("/chair"), new AskToChairBody(Ilse.Id, "Toch iemand anders"));
    }

    [Fact]
    public async Task Only_an_officer_of_the_body_asks_and_only_who_is_asked_answers()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var ask = new AskToChairBody(Jan.Id, "Ziek");
        await judging.RefusedAsync("jury.officer-names-chair", Chair, HttpMethod.Put, judging.Url("/chair"), ask);
        await judging.RefusedAsync("jury.officer-names-chair", World.Approver, HttpMethod.Put, judging.Url("/chair"), ask);
        await judging.RefusedAsync("not-found", OtherOfficer, HttpMethod.Put, judging.Url("/chair"), ask);
        await judging.RefusedAsync("jury.cannot-chair", World.Officer, HttpMethod.Put, judging.Url("/chair"), new AskToChairBody(Otto.Id, "Ziek"));
        await judging.DoneAsync(World.Officer, HttpMethod.Put, judging.Url("/chair"), ask);
        await judging.RefusedAsync("jury.chair-not-asked", Ilse, HttpMethod.Post, judging.Url("/chair/answer"), new AnswerChairBody(true));
        await judging.RefusedAsync("jury.jurors-only", World.Officer, HttpMethod.Post, judging.Url("/chair/answer"), new AnswerChairBody(true));

        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/chair/answer"), new AnswerChairBody(false));

        var seen = Assert.Single((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).ChairChanges);
        Assert.Equal((ChairChangeState.Declined, "Jan"), (seen.State, seen.To));
        Assert.True((await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).IsChair);
    }

    private static async Task<string> VerifiedAsync(ReportFile file)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(file, MarketJson.Options), TestContext.Current.CancellationToken);
            return (await Python.VerifyAsync("report.py", [path])).Said;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
