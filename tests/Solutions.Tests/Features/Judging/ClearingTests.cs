using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-12: each submission is read only after a declaration about that one.</summary>
public sealed class ClearingTests
{
    [Fact]
    public async Task Nothing_of_a_submission_is_read_or_scored_before_its_own_declaration()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.AssignAsync((Jan, "A"), (Jan, "B"));
        await judging.ClearAsync(Jan, "B");
        foreach (var path in new[] { "", $"/files/{judging.FileOfA}", "/scores" })
            await judging.RefusedAsync("jury.clear-first", Jan, HttpMethod.Get, judging.Url($"/submissions/A{path}"));
        await judging.RefusedAsync("jury.clear-first", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 7));
        await judging.RefusedAsync("jury.clear-first", Jan, HttpMethod.Post, judging.Url("/submissions/A/lock"));
        await judging.RefusedAsync("jury.clear-first", Chair, HttpMethod.Get, judging.Url("/submissions/A"));
        Assert.Equal([("A", false), ("B", true)], (await judging.GetAsync<List<ListJurySubmissionsRow>>(Jan, judging.Url("/submissions"))).Select(row => (row.Alias, row.Cleared)));

        await judging.ClearAsync(Jan, "A");
        Assert.Equal("A", (await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"))).Alias);
        await judging.RefusedAsync("jury.clear-first", Chair, HttpMethod.Get, judging.Url("/submissions/A"));
    }

    [Fact]
    public async Task The_first_declaration_stays_on_record()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var first = await ClearancesAsync(judging);
        await judging.ClearAsync(Jan, "A");
        Assert.Equal(first, await ClearancesAsync(judging));
        Assert.Equal(["A", "B"], first.Select(clearance => clearance.Alias));
    }

    [Fact]
    public async Task A_submission_that_one_may_not_know_of_cannot_be_declared_about()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        foreach (var (who, alias) in new[] { (Ilse, "A"), (Ilse, "ZZ"), (Otto, "A") })
            await judging.RefusedAsync("not-found", who, HttpMethod.Post, judging.Url($"/submissions/{alias}/clearance"));
    }

    [Fact]
    public async Task Who_declared_can_still_recuse()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/recusal"), new RecuseFromSubmissionBody("Toch een buur"));
        await judging.RefusedAsync("not-found", Jan, HttpMethod.Get, judging.Url("/submissions/A"));
        await judging.RefusedAsync("not-found", Jan, HttpMethod.Post, judging.Url("/submissions/A/clearance"));
    }

    private static Task<IReadOnlyList<Clearance>> ClearancesAsync(JudgingWorld judging) =>
        judging.World.InDatabaseAsync(async db => (await db.Juries.AsNoTracking().SingleAsync()).Active(Jan.Id)!.Clearances);
}
