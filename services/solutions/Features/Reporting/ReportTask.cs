using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Features.Reporting;

/// <summary>What the report asks of one member now.</summary>
public enum ReportTask
{
    /// <summary>The scoring is not complete.</summary>
    None,
    Write,
    Sign,
    Issue,

    /// <summary>Others are asked first.</summary>
    Wait,

    /// <summary>It is issued.</summary>
    Issued,
}

internal static class ReportTasks
{
    /// <summary>What is asked of who stands at the desk; the owning body only waits.</summary>
    public static ReportTask Task(this ReportDesk desk)
    {
        if (desk.Report.Issued is not null)
            return ReportTask.Issued;
        if (desk.Room.Me is { } member)
            return desk.TaskOf(member);
        return desk.Case.WhyNotYet(desk.Case.Entrants) is null ? ReportTask.Wait : ReportTask.None;
    }

    private static ReportTask TaskOf(this ReportDesk desk, JuryMember member)
    {
        var (report, file) = (desk.Report, desk.Case);
        if (!member.IsReady || file.WhyNotYet(file.EntrantsFor(member)) is not null)
            return ReportTask.None;
        if (desk.HasToWrite(member))
            return ReportTask.Write;
        if (report.GapsFor(member, file).Count > 0)
            return ReportTask.Wait;
        if (report.IsUnable(member.PersonId) || report.Meeting is not null)
            return ReportTask.Wait;
        if (!report.IsFresh(member, file))
            return ReportTask.Sign;
        return member.Chair && report.SignersOf(file).All(signer => report.IsFresh(signer, file)) ? ReportTask.Issue : ReportTask.Wait;
    }

    /// <summary>Whether something is missing that this member writes.</summary>
    private static bool HasToWrite(this ReportDesk desk, JuryMember member)
    {
        var gaps = desk.Report.GapsFor(member, desk.Case);
        if (member.Chair)
            return gaps.Count > 0;
        var mine = desk.Case.EntrantsFor(member).Where(entrant => JuryReport.MayWrite(member, entrant, desk.Case.Jury)).Select(entrant => entrant.Alias);
        return gaps.Any(gap => gap.Values.Any(mine.Contains));
    }
}
