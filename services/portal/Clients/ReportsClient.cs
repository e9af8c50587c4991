using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>The juries' reports of the solutions service: written, signed, issued.</summary>
public sealed class ReportsClient(HttpClient http)
{
    public Task<Answer<JuryReport>> FindAsync(Guid id) => http.GetAsync<JuryReport>(Of(id));

    /// <param name="revision">Of the part as it was read.</param>
    public Task<Answer> WriteAsync(Guid id, int revision, string text, IReadOnlyList<ReportMeeting> meetings) =>
        http.SendAsync(HttpMethod.Put, Of(id), new { revision, text, meetings });

    /// <param name="revision">Of the part as it was read.</param>
    public Task<Answer> WriteSectionAsync(Guid id, string alias, int revision, string merits, string observations, string toClarify, IReadOnlyList<Guid> left) =>
        http.SendAsync(HttpMethod.Put, $"{Of(id)}/submissions/{Uri.EscapeDataString(alias)}", new { revision, merits, observations, toClarify, left });

    /// <param name="hash">Of what was read.</param>
    public Task<Answer> SignAsync(Guid id, string hash) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/signature", new { hash });

    /// <param name="hash">Of what was read.</param>
    public Task<Answer> IssueAsync(Guid id, string hash) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/issue", new { hash });

    public Task<Answer> RecordUnableAsync(Guid id, Guid personId, string reason) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/unable/{personId}", new { reason });

    public Task<Answer> TakeBackUnableAsync(Guid id, Guid personId) => http.SendAsync(HttpMethod.Delete, $"{Of(id)}/unable/{personId}");

    public Task<HttpResponseMessage> DownloadAsync(Guid id, CancellationToken cancel) => http.GetAsync($"{Of(id)}/file", HttpCompletionOption.ResponseHeadersRead, cancel);

    private static string Of(Guid id) => $"/api/juries/{id}/report";
}

/// <summary>The report as far as the reader may know it.</summary>
/// <param name="State"><c>waiting</c>, <c>draft</c> or <c>issued</c>.</param>
/// <param name="WhyWaiting">Code of what is waited for.</param>
/// <param name="Task">What is asked of the reader: <c>none</c>, <c>write</c>, <c>sign</c>, <c>issue</c>, <c>wait</c> or <c>issued</c>.</param>
/// <param name="Hash">Of what the reader reads.</param>
public sealed record JuryReport(
    Guid ChallengeId, LocalizedText Title, string State, string? WhyWaiting, string Task, ReportText? Report, string? Hash, ReportWork? Work, int Signed, int ToSign,
    IReadOnlyList<ReportSigner> Signers, DateTimeOffset? IssuedAt, string? IssuedByName);

public sealed record ReportText(
    LocalizedText Title, IReadOnlyList<JuryCriterion> Criteria, LocalizedText Method, IReadOnlyList<ReportMember> Members, IReadOnlyList<string> Recusals,
    IReadOnlyList<HeldMeeting> Meetings, string General, IReadOnlyList<RankedSubmission> Ranking, IReadOnlyList<ReportedSubmission> Submissions, IReadOnlyList<UnableSigner>? Unable = null,
    ReportComposition? Composition = null, IReadOnlyList<ReportChairChange>? ChairChanges = null, string? CriteriaHash = null);

/// <param name="From">Null when nobody chaired.</param>
public sealed record ReportChairChange(string? From, string To, string Reason, DateTimeOffset At);

public sealed record UnableSigner(string Name, string Reason);

/// <param name="Qualification">By what the juror has the required qualification; null when not.</param>
public sealed record ReportMember(string Name, bool Chair, string? Qualification = null);

/// <param name="Qualification">Empty when the challenge asks for none.</param>
/// <param name="Observers">Names.</param>
public sealed record ReportComposition(string Qualification, int Jurors, int Qualified, IReadOnlyList<string> Observers);

/// <param name="Present">Names.</param>
public sealed record HeldMeeting(DateOnly Date, IReadOnlyList<string> Present);

/// <param name="Jurors">How many scored it.</param>
/// <param name="Left">Names.</param>
public sealed record ReportedSubmission(string Alias, string Title, int Jurors, string Merits, string Observations, string ToClarify, IReadOnlyList<string> Left, IReadOnlyList<ReportedExchange>? Dialogue = null,
    IReadOnlyList<ReportedSitting>? Sittings = null);

/// <param name="Answer">Null when none came in time.</param>
public sealed record ReportedExchange(string Question, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string? Answer, DateTimeOffset? AnsweredAt);

/// <param name="Present">Names.</param>
public sealed record ReportedSitting(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Present);

/// <param name="State"><c>none</c>, <c>stale</c>, <c>fresh</c> or <c>unable</c>.</param>
/// <param name="Hash">Of what was signed.</param>
/// <param name="PersonId">For the chair, before the issue.</param>
public sealed record ReportSigner(string Name, bool Chair, string State, DateTimeOffset? At, string? Hash, Guid? PersonId = null);

/// <summary>What the reader writes, and what is missing.</summary>
public sealed record ReportWork(
    bool WritesGeneral, int Revision, IReadOnlyList<ReportMeeting> Meetings, IReadOnlyList<ReportPerson> Members, IReadOnlyList<ReportSection> Sections, IReadOnlyList<ReportGap> Missing,
    IReadOnlyList<string> Named);

public sealed record ReportPerson(Guid PersonId, string Name);

public sealed record ReportMeeting(DateOnly Date, IReadOnlyList<Guid> Present);

/// <param name="Conflicts">Who must not have been in the room, as far as the reader may know.</param>
public sealed record ReportSection(string Alias, int Revision, bool Writes, IReadOnlyList<Guid> Left, IReadOnlyList<Guid> Conflicts, IReadOnlyList<ReportSource> Sources, IReadOnlyList<string> Named,
    IReadOnlyList<ReportContradiction>? Contradictions = null, IReadOnlyList<NamedInRemark>? NamedInRemarks = null);

/// <summary>Organisations that a juror's remark names.</summary>
/// <param name="Juror">Number.</param>
public sealed record NamedInRemark(Guid CriterionId, int Juror, IReadOnlyList<string> Names);

/// <param name="Kind"><c>praiseForLowScore</c>, <c>blameForHighScore</c>, <c>rankClaim</c> or <c>minimumUnexplained</c>.</param>
/// <param name="Juror">Number, for a juror's remark.</param>
public sealed record ReportContradiction(string Kind, string Word, Guid? CriterionId, int? Juror);

/// <param name="Juror">Number.</param>
public sealed record ReportSource(int Juror, IReadOnlyList<JuryScore> Scores);

public sealed record ReportGap(string Code, IReadOnlyList<string> Values);
