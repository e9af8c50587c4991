using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <param name="Weight">Percent.</param>
/// <param name="MinimumTenths">Least mean, 0 to 100 tenths; null when there is none.</param>
internal sealed record ReportCriterion(Guid Id, LocalizedText Name, int Weight, int? MinimumTenths);

/// <param name="Qualification">By what the juror has the required qualification or an equivalent; null when not.</param>
internal sealed record ReportMember(Guid PersonId, string Name, bool Chair, string? Qualification = null);

/// <summary>Of the panel (Belgian royal decree of 18 April 2017, art. 81).</summary>
/// <param name="Qualification">What participants, and so a third of the jurors, must have; empty when the challenge asks for none.</param>
/// <param name="Observers">Who may be present and neither scores nor signs.</param>
internal sealed record ReportComposition(string Qualification, int Jurors, int Qualified, IReadOnlyList<ReportPerson> Observers);

internal sealed record ReportPerson(Guid PersonId, string Name);

/// <param name="Scores">One row a juror, by number; in tenths, in the order of the criteria; null for an abstention.</param>
/// <param name="Left">As at <see cref="ReportSection"/>.</param>
/// <param name="Dialogue">Every question that went to the team, with its answer (art. 82 §6); absent when there was none.</param>
/// <param name="Sittings">As at <see cref="ReportSection"/>; absent when there were none.</param>
internal sealed record ReportedSubmission(
    string Alias, IReadOnlyList<IReadOnlyList<int?>> Scores, string Merits, string Observations, string ToClarify, IReadOnlyList<Guid> Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReportedExchange>? Dialogue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReportSitting>? Sittings = null);

/// <param name="AskedAt">When it went to the team.</param>
/// <param name="Answer">Null when none came in time.</param>
internal sealed record ReportedExchange(string Question, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string? Answer, DateTimeOffset? AnsweredAt);

internal sealed record ReportUnable(Guid PersonId, string Name, string Reason);

/// <summary>That the chair passed to another juror.</summary>
/// <param name="From">Null when nobody chaired.</param>
internal sealed record ReportChairChange(ReportPerson? From, ReportPerson To, string Reason, DateTimeOffset At);

/// <summary>
/// The report as one reader may know it, written down in one way only: JSON without white space, properties in the order below, ids in lower case; its UTF-8 is
/// what is hashed and signed. Submissions go by their alias, so that it names nobody who took part. The ranking is computed over the submissions in it.
/// </summary>
/// <param name="Form">Of this way of writing it down; the first knew no composition.</param>
/// <param name="CriteriaHash">Under which the criteria were published.</param>
/// <param name="Recusals">Members who judged not everything, or stood down; by person and never with a reason. A juror reads none: conflicts of others are not a juror's business before the issue.</param>
/// <param name="Unable">Members who cannot sign; absent when there are none.</param>
/// <param name="ChairChanges">The oldest first; absent when there were none.</param>
internal sealed record ReportContent(
    int Form, Guid ChallengeId, LocalizedText Title, string CriteriaHash, IReadOnlyList<ReportCriterion> Criteria, LocalizedText Method, IReadOnlyList<ReportMember> Members, ReportComposition? Composition,
    IReadOnlyList<ReportPerson> Recusals, IReadOnlyList<ReportMeeting> Meetings, string General, IReadOnlyList<RankingRow> Ranking, IReadOnlyList<ReportedSubmission> Submissions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReportUnable>? Unable = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReportChairChange>? ChairChanges = null)
{
    private const int PresentForm = 2;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Lower-case hex SHA-256.</summary>
    [JsonIgnore]
    public string Hash => HashOf(ToJson());

    public static ReportContent Of(ReportCase file, JuryReport report, JuryMember? reader)
    {
        var entrants = file.EntrantsFor(reader);
        if (file.WhyNotYet(entrants) is { } early)
            throw new InvalidOperationException($"There is no report yet: {early.Code}");
        var (brief, jury) = (file.Brief, file.Jury);
        return new ReportContent(
            PresentForm, brief.Id, brief.Title, brief.CriteriaHash,
            [.. brief.Criteria.Select(criterion => new ReportCriterion(criterion.Id, criterion.Name, criterion.Weight, (int?)(criterion.Minimum * 10)))],
            Juries.Ranking.InWords, [.. jury.Sitting().Select(member => new ReportMember(member.PersonId, member.Name, member.Chair, jury.QualificationOf(member.PersonId)))], CompositionOf(jury),
            reader is { Chair: false } ? [] : RecusedFrom(entrants, jury), report.General.Meetings, report.General.Text,
            Juries.Ranking.Of(RankingCriterion.Of(brief.Criteria), entrants.SelectMany(entrant => file.SheetsOf(entrant.Alias))),
            [.. entrants.Select(entrant => Submission(entrant.Alias, file, report))],
            report.Unable.Count == 0 ? null : [.. report.Unable.Select(unable => new ReportUnable(unable.PersonId, unable.Name, unable.Reason))], ChairChangesOf(jury));
    }

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <exception cref="JsonException">It was not written by <see cref="ToJson"/>.</exception>
    public static ReportContent Read(string json) => JsonSerializer.Deserialize<ReportContent>(json, Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static IReadOnlyList<ReportPerson> RecusedFrom(IReadOnlyList<Entrant> entrants, Jury jury) =>
    [
        .. jury.Members.Where(member => member is { State: MemberState.Recused, Seat: Seat.Juror } || (member.IsSitting && entrants.Any(entrant => jury.IsConflicted(member, entrant))))
            .Select(member => new ReportPerson(member.PersonId, member.Name)),
    ];

    private static ReportComposition CompositionOf(Jury jury) => new(
        jury.Qualification?.Text ?? "", jury.Sitting().Count(), jury.Sitting().Count(member => jury.QualificationOf(member.PersonId) is not null),
        [.. jury.Members.Where(member => member is { Seat: Seat.Observer, State: MemberState.Accepted }).Select(member => new ReportPerson(member.PersonId, member.Name))]);

    private static IReadOnlyList<ReportChairChange>? ChairChangesOf(Jury jury) =>
        jury.ChairChanges.Where(change => change.State == ChairChangeState.Accepted).ToList() is { Count: > 0 } changes
            ? [.. changes.Select(change => new ReportChairChange(change.FromId is { } from ? new ReportPerson(from, change.FromName ?? "") : null, new ReportPerson(change.ToId, change.ToName), change.Reason, change.AnsweredAt!.Value))]
            : null;

    private static ReportedSubmission Submission(string alias, ReportCase file, JuryReport report)
    {
        var section = report.SectionOf(alias);
        return new ReportedSubmission(
            alias, [.. file.SheetsOf(alias).Select(sheet => (IReadOnlyList<int?>)[.. file.Brief.Criteria.Select(criterion => sheet.Scores.First(score => score.CriterionId == criterion.Id).Tenths)])],
            section.Merits, section.Observations, section.ToClarify, section.Left, file.DialogueOf(alias), section.Sittings);
    }
}
