using Market.Solutions.Features.Awarding;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Awarding;

/// <summary>Who was behind what is told once the award is published: A of Vonk BV with Instituut Kade, B of Rivaal NV, both win a prize.</summary>
public sealed class ParticipantsTests
{
    [Fact]
    public async Task Nobody_learns_before_the_award_who_is_behind_a_submission()
    {
        await using var judging = await StartAsync(JudgingStage.Proposed);
        foreach (var reader in new[] { World.Officer, World.Approver, Chair, Jan })
            await judging.RefusedAsync("award.not-published", reader, HttpMethod.Get, judging.AwardUrl("/participants"));
        await judging.RefusedAsync("award.not-published", World.Officer, HttpMethod.Get, judging.AwardUrl("/letters/A"));
        foreach (var path in new[] { "/participants", "/letters/A" })
            await judging.RefusedAsync("not-found", Auditor, HttpMethod.Get, judging.AwardUrl(path));
    }

    [Fact]
    public async Task After_it_body_chair_and_auditor_read_who_took_part_and_each_look_is_in_the_log()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        foreach (var (reader, letters) in new[] { (World.Officer, true), (World.Approver, false), (Chair, false), (Auditor, true) })
        {
            var reply = await judging.GetAsync<ListParticipantsReply>(reader, judging.AwardUrl("/participants"));
            Assert.Equal([("A", "Vonk BV", "Instituut Kade", true), ("B", "Rivaal NV", "", true)], reply.Participants.Select(row => (row.Alias, row.Lead, string.Join(", ", row.Partners), row.Winner)));
            Assert.Equal(letters, reply.CanReadLetters);
        }

        Assert.Equal(4, await LooksAsync(judging, nameof(ListParticipants)));
    }

    [Fact]
    public async Task A_juror_reads_it_of_what_the_juror_judged_and_who_has_no_part_in_it_nothing()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        Assert.Equal(["B"], (await judging.GetAsync<ListParticipantsReply>(Ilse, judging.AwardUrl("/participants"))).Participants.Select(row => row.Alias));
        foreach (var reader in new[] { Otto, OtherOfficer })
            await judging.RefusedAsync("not-found", reader, HttpMethod.Get, judging.AwardUrl("/participants"));
    }

    [Fact]
    public async Task Officer_and_auditor_read_a_letter_as_the_team_does_and_can_do_nothing_with_it()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        var team = await judging.GetAsync<GetFeedbackReply>(World.Competitor, $"/api/solutions/{judging.SolutionB}/feedback");
        Assert.True(team.CanObject);
        foreach (var reader in new[] { World.Officer, Auditor })
            Assert.Equivalent(team with { CanObject = false, CanWithdraw = false }, await judging.GetAsync<GetFeedbackReply>(reader, judging.AwardUrl("/letters/B")), strict: true);
        Assert.Equal(2, await LooksAsync(judging, nameof(GetLetter)));
        foreach (var (reader, path) in new[] { (World.Officer, "/letters/Z"), (Auditor, "/letters/Z"), (OtherOfficer, "/letters/B") })
            await judging.RefusedAsync("not-found", reader, HttpMethod.Get, judging.AwardUrl(path));
    }

    private static Task<int> LooksAsync(JudgingWorld judging, string what) => judging.World.InDatabaseAsync(async db =>
        (await db.AuditLeaves.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Count(leaf => System.Text.Json.JsonSerializer.Serialize(leaf).Contains($"{what}", StringComparison.Ordinal)));
}
