using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;

namespace Market.Solutions.Features.Reporting;

/// <summary>The report in numbers and names that people read.</summary>
/// <param name="CriteriaHash">Lower-case hex SHA-256 under which the notice published the criteria.</param>
/// <param name="Method">How totals are made, in words.</param>
/// <param name="Composition">Null in a report from before it was written down.</param>
/// <param name="Recusals">Names.</param>
/// <param name="Unable">Members who cannot sign.</param>
/// <param name="ChairChanges">The oldest first.</param>
public sealed record ReportView(
    LocalizedText Title, string CriteriaHash, IReadOnlyList<JuryCriterion> Criteria, LocalizedText Method, IReadOnlyList<ReportViewMember> Members, ReportViewComposition? Composition, IReadOnlyList<string> Recusals,
    IReadOnlyList<ReportViewMeeting> Meetings, string General, IReadOnlyList<RankingViewRow> Ranking, IReadOnlyList<ReportViewSubmission> Submissions, IReadOnlyList<ReportViewUnable> Unable,
    IReadOnlyList<ReportViewChairChange> ChairChanges)
{
    /// <param name="jury">Names in it who was at a meeting and stood down since.</param>
    /// <param name="title">The title under which a submission was sent in, by alias; it is not part of what is signed.</param>
    internal static ReportView Of(ReportContent content, Jury jury, Func<string, string> title)
    {
        var names = content.Members.Select(member => new ReportPerson(member.PersonId, member.Name)).Concat(content.Composition?.Observers ?? [])
            .Concat(jury.Members.Select(member => new ReportPerson(member.PersonId, member.Name))).DistinctBy(person => person.PersonId).ToDictionary(person => person.PersonId, person => person.Name);
        return new ReportView(
            content.Title, content.CriteriaHash, [.. content.Criteria.Select(criterion => new JuryCriterion(criterion.Id, criterion.Name, new LocalizedText(), criterion.Weight, criterion.MinimumTenths / 10m, []))],
            content.Method, [.. content.Members.Select(member => new ReportViewMember(member.Name, member.Chair, member.Qualification))], CompositionOf(content.Composition), [.. content.Recusals.Select(person => person.Name)],
            [.. content.Meetings.Select(meeting => new ReportViewMeeting(meeting.Date, Named(meeting.Present)))], content.General, [.. content.Ranking.Select(row => RankingView.RowOf(row, title(row.Alias)))],
            [.. content.Submissions.Select(part => new ReportViewSubmission(part.Alias, title(part.Alias), part.Scores.Count, part.Merits, part.Observations, part.ToClarify, Named(part.Left),
                [.. (part.Dialogue ?? []).Select(asked => new ReportViewExchange(asked.Question, asked.AskedAt, asked.AnswerBy, asked.Answer, asked.AnsweredAt))],
                [.. (part.Sittings ?? []).Select(sitting => new ReportViewSitting(sitting.From, sitting.Until, Named(sitting.Present)))]))],
            [.. (content.Unable ?? []).Select(unable => new ReportViewUnable(unable.Name, unable.Reason))],
            [.. (content.ChairChanges ?? []).Select(change => new ReportViewChairChange(change.From?.Name, change.To.Name, change.Reason, change.At))]);

        static ReportViewComposition? CompositionOf(ReportComposition? composition) =>
            composition is null ? null : new(composition.Qualification, composition.Jurors, composition.Qualified, [.. composition.Observers.Select(person => person.Name)]);

        IReadOnlyList<string> Named(IReadOnlyList<Guid> people) => [.. people.Select(id => names[id])];
    }
}

/// <param name="Qualification">By what the juror has the required qualification or an equivalent; null when not.</param>
public sealed record ReportViewMember(string Name, bool Chair, string? Qualification);

/// <param name="Qualification">That at least a third of the jurors must have; empty when the challenge asks for none.</param>
/// <param name="Observers">Names.</param>
public sealed record ReportViewComposition(string Qualification, int Jurors, int Qualified, IReadOnlyList<string> Observers);

/// <param name="Present">Names.</param>
public sealed record ReportViewMeeting(DateOnly Date, IReadOnlyList<string> Present);

/// <param name="Jurors">How many scored it.</param>
/// <param name="Left">Names of who was at a meeting, but not in the room when this submission was spoken of.</param>
/// <param name="Dialogue">Questions to the team, the first one first.</param>
/// <param name="Sittings">When it was spoken of, from meetings held in the market.</param>
public sealed record ReportViewSubmission(string Alias, string Title, int Jurors, string Merits, string Observations, string ToClarify, IReadOnlyList<string> Left, IReadOnlyList<ReportViewExchange> Dialogue,
    IReadOnlyList<ReportViewSitting> Sittings);

/// <summary>What the team was asked, and answered.</summary>
/// <param name="Answer">Null when none came in time.</param>
public sealed record ReportViewExchange(string Question, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string? Answer, DateTimeOffset? AnsweredAt);

/// <param name="Present">Names.</param>
public sealed record ReportViewSitting(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Present);

public sealed record ReportViewUnable(string Name, string Reason);

/// <param name="From">Null when nobody chaired.</param>
public sealed record ReportViewChairChange(string? From, string To, string Reason, DateTimeOffset At);
