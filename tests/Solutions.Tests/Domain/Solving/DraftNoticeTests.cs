using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

/// <summary>When a reminder is due, with virtual time (E-06).</summary>
public class DraftNoticeTests
{
    [Theory]
    [InlineData(200, 169, null)]
    [InlineData(200, 168, DraftNoticeKind.SevenDays)]
    [InlineData(200, 49, DraftNoticeKind.SevenDays)]
    [InlineData(100, 49, null)]
    [InlineData(100, 48, DraftNoticeKind.TwoDays)]
    [InlineData(100, 4, DraftNoticeKind.TwoDays)]
    [InlineData(100, 3, DraftNoticeKind.ThreeHours)]
    [InlineData(100, 0, null)]
    [InlineData(100, -5, null)]
    [InlineData(47, 46, null)]
    [InlineData(47, 2, DraftNoticeKind.ThreeHours)]
    [InlineData(2, 1, null)]
    public void The_latest_reminder_counts_for_drafts_that_were_there_before_it(int begunHoursBefore, int hoursLeft, DraftNoticeKind? due)
    {
        var deadline = new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero);
        var reminder = DraftNotice.ReminderDue(deadline, deadline.AddHours(-hoursLeft));
        Assert.Equal(due, reminder is var (kind, since) && deadline.AddHours(-begunHoursBefore) < since ? kind : null);
    }
}
