using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Reporting;

/// <summary>S-14: meetings become the minutes (requirements L14). Ilse works for who is behind A.</summary>
public sealed class MeetingTests
{
    [Fact]
    public async Task A_meeting_that_is_held_becomes_the_minutes_with_who_was_in_the_room_for_what()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id, Jan.Id, Ilse.Id], ["B", "A"]));
        var meeting = await MeetingAsync(judging);
        Assert.Equal([("B", 0), ("A", 1)], meeting.Items.Select(item => (item.Alias, item.MustLeave.Count)));
        Assert.Equal("Ilse", meeting.Items[1].MustLeave.Single());

        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/submissions/B"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/submissions/A"));
        Assert.Equal([false, true], (await MeetingAsync(judging)).Items.Select(item => item.Now));
        await judging.RefusedAsync("meeting.running", Chair, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/end"));

        var report = (await judging.ReportAsAsync(Chair)).Report!;
        Assert.Equal(["Veerle", "Jan", "Ilse"], Assert.Single(report.Meetings).Present);
        var (a, b) = (report.Submissions.Single(part => part.Alias == "A"), report.Submissions.Single(part => part.Alias == "B"));
        Assert.Equal(["Ilse"], a.Left);
        Assert.Empty(b.Left);
        Assert.Equal(["Veerle", "Jan"], Assert.Single(a.Sittings).Present);
        Assert.Equal(3, Assert.Single(b.Sittings).Present.Count);
    }

    [Fact]
    public async Task What_a_meeting_wrote_can_be_signed_and_issued()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id, Jan.Id, Ilse.Id], ["A", "B"]));
        foreach (var alias in new[] { "A", "B" })
            await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/meeting/submissions/{alias}"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/end"));
        await judging.WriteSectionAsync(Chair, "A", Ilse.Id);
        await judging.WriteSectionAsync(Chair, "B");
        foreach (var member in new[] { Chair, Jan, Ilse })
            await judging.SignAsync(member);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        Assert.Single((await judging.ReportAsAsync(Jan)).Report!.Submissions.Single(part => part.Alias == "A").Sittings);
        await judging.RefusedAsync("report.issued", Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id], []));
    }

    [Fact]
    public async Task What_the_chair_may_not_know_of_is_on_no_list_of_the_chair()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        foreach (var (juror, alias) in new[] { (Jan, "A"), (Jan, "B"), (Ilse, "B") })
            await judging.ScoreAsync(juror, alias, 7m, 7m);
        await judging.RefusedAsync("meeting.order-unknown", Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id], ["B"]));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id], ["A"]));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Post, judging.Url("/meeting/submissions/B"));
        Assert.Equal(["A"], (await MeetingAsync(judging)).Items.Select(item => item.Alias));
    }

    [Fact]
    public async Task Only_the_chair_holds_a_meeting_one_at_a_time_with_members_in_the_room()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.RefusedAsync("jury.chair-only", Jan, HttpMethod.Get, judging.Url("/meeting"));
        await judging.RefusedAsync("meeting.nobody-present", Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([], []));
        await judging.RefusedAsync("report.not-a-member", Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Otto.Id], []));
        await judging.RefusedAsync("meeting.not-running", Chair, HttpMethod.Post, judging.Url("/meeting/end"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Ilse.Id], ["A"]));
        await judging.RefusedAsync("meeting.running", Chair, HttpMethod.Post, judging.Url("/meeting"), new MeetingBody([Chair.Id], []));
        await judging.RefusedAsync("meeting.nobody-stays", Chair, HttpMethod.Post, judging.Url("/meeting/submissions/A"));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/meeting"), new MeetingBody([Chair.Id], ["A"]));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/submissions/A"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/meeting/pause"));
        Assert.DoesNotContain((await MeetingAsync(judging)).Items, item => item.Now);
    }

    private static Task<GetMeetingReply> MeetingAsync(JudgingWorld judging) => judging.GetAsync<GetMeetingReply>(Chair, judging.Url("/meeting"));
}
