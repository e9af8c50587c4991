using System.Globalization;

using Market.Solutions.Domain.Juries.Reporting;

using static Market.Solutions.Features.Judging.Exporting.DossierTable;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>What the issued report says of the panel, its meetings and the questions, as tables.</summary>
internal static class ReportTables
{
    /// <param name="names">Of everybody who was in the jury.</param>
    public static IReadOnlyList<DossierTable> Of(ReportContent report, IReadOnlyDictionary<Guid, string> names) => [Panel(report), Recusals(report), Minutes(report, names), Dialogue(report)];

    private static DossierTable Panel(ReportContent report) => new(
        "panel", ["name", "role", "qualification", "cannot_sign"],
        [
            .. report.Members.Select(member => Row(member.Name, member.Chair ? "chair" : "juror", member.Qualification, report.Unable?.FirstOrDefault(unable => unable.PersonId == member.PersonId)?.Reason)),
            .. (report.Composition?.Observers ?? []).Select(observer => Row(observer.Name, "observer", null, null)),
        ]);

    private static DossierTable Recusals(ReportContent report) => new("recusals", ["name"], [.. report.Recusals.Select(person => Row(person.Name))]);

    /// <summary>A meeting without a submission, and after it when each submission was spoken of.</summary>
    private static DossierTable Minutes(ReportContent report, IReadOnlyDictionary<Guid, string> names)
    {
        return new DossierTable("minutes", ["submission", "from", "until", "present", "left"],
        [
            .. report.Meetings.Select(meeting => Row(null, meeting.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, Named(meeting.Present), null)),
            .. report.Submissions.Where(part => part.Left.Count > 0).Select(part => Row(part.Alias, null, null, null, Named(part.Left))),
            .. from part in report.Submissions from sitting in part.Sittings ?? [] select Row(part.Alias, Moment(sitting.From), Moment(sitting.Until), Named(sitting.Present), null),
        ]);

        string Named(IReadOnlyList<Guid> people) => string.Join("; ", people.Select(id => names[id]));
    }

    private static DossierTable Dialogue(ReportContent report) => new(
        "dialogue", ["submission", "question", "asked", "answer_by", "answer", "answered"],
        [.. from part in report.Submissions from asked in part.Dialogue ?? [] select Row(part.Alias, asked.Question, Moment(asked.AskedAt), Moment(asked.AnswerBy), asked.Answer, asked.AnsweredAt is { } at ? Moment(at) : null)]);
}
