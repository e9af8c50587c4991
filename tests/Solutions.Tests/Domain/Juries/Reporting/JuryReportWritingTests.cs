using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

/// <summary>Who writes what, and that nobody overwrites what was not read.</summary>
public sealed class JuryReportWritingTests
{
    [Fact]
    public void Jurors_write_only_what_the_chair_may_not_know_of()
    {
        var bureau = new Bureau(Bureau.HideBFromChair);
        Panel.Refused(ReportErrors.ChairWrites, bureau.Write(bureau.Jan, "A", "Sterk"));
        Panel.Refused(Error.NotFound(), bureau.Write(bureau.Chair, "B", "Sterk"));
        Panel.Done(bureau.Write(bureau.Jan, "B", "Sterk", bureau.Panel.Chair));
        Panel.Done(bureau.Write(bureau.Ilse, "B", "Sterk, maar duur", bureau.Panel.Chair));
    }

    [Fact]
    public void What_the_chair_may_not_know_of_does_not_change_under_a_signature()
    {
        var bureau = new Bureau(Bureau.HideBFromChair);
        bureau.WriteAll();
        Panel.Done(bureau.Write(bureau.Jan, "B", "Sterk", bureau.Panel.Chair));
        Panel.Done(bureau.Sign(bureau.Ilse));
        Panel.Refused(ReportErrors.SignedAlready, bureau.Write(bureau.Jan, "B", "Sterker", bureau.Panel.Chair));
        Panel.Done(bureau.WriteGeneral(bureau.Panel.Chair));
        Panel.Done(bureau.Write(bureau.Jan, "B", "Sterker", bureau.Panel.Chair));
    }

    [Fact]
    public void Nobody_overwrites_what_was_not_read()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        Panel.Refused(Error.Conflict("changed-meanwhile"), bureau.Report.WriteGeneral(bureau.Chair, "", [], 0, bureau.Case, Panel.Now));
        Panel.Refused(Error.Conflict("changed-meanwhile"), bureau.Report.WriteSection(bureau.Chair, ReportSection.Empty("A"), bureau.Case));
    }

    [Fact]
    public void The_same_form_sent_twice_is_written_once()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        var written = bureau.Report.SectionOf("A");
        Panel.Done(bureau.Report.WriteSection(bureau.Chair, written with { Revision = written.Revision - 1 }, bureau.Case));
        Assert.Equal(written, bureau.Report.SectionOf("A"));
    }

    [Fact]
    public void What_is_written_has_its_limits()
    {
        var bureau = new Bureau();
        var (day, stranger) = (new DateOnly(2026, 11, 2), Guid.CreateVersion7());
        ReportMeeting[] meetings = [new(day, []), new(day.AddDays(9), [bureau.Jan.PersonId]), new(day, [stranger])];
        Assert.Equal(
            ["report.text-too-long", "report.nobody-present", "report.meeting-in-future", "report.not-a-member"],
            bureau.Report.WriteGeneral(bureau.Chair, new string('x', JuryReport.MaxText + 1), meetings, 0, bureau.Case, Panel.Now).Errors.Select(error => error.Code));
        Panel.Refused(ReportErrors.TooManyMeetings, bureau.Report.WriteGeneral(bureau.Chair, "", [.. Enumerable.Repeat(new ReportMeeting(day, [bureau.Jan.PersonId]), JuryReport.MaxMeetings + 1)], 0, bureau.Case, Panel.Now));
        Panel.Refused(ReportErrors.NotAMember(""), bureau.Write(bureau.Chair, "A", "Sterk", stranger));
        Panel.Refused(ReportErrors.TextTooLong(""), bureau.Write(bureau.Chair, "A", new string('x', JuryReport.MaxText + 1)));
    }
}
