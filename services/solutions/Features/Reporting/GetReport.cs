using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Reporting;

/// <summary>
/// The report of the jury: for a member as far as that member may know it, whole after the issue. The owning body reads nothing of it before the issue but
/// that it is in work, the auditor nothing before the award is published.
/// </summary>
internal sealed record GetReport(Caller Caller, Guid ChallengeId) : IQuery<Result<GetReportReply>>, IPrivilegedRead;

public enum ReportState
{
    /// <summary>The scoring is not complete.</summary>
    Waiting,
    Draft,
    Issued,
}

/// <param name="WhyWaiting">Code of what is waited for before there is a report.</param>
/// <param name="Report">As far as the caller may know it.</param>
/// <param name="Hash">Lower-case hex SHA-256 of what the caller reads; to be sent with a signature and with the issue.</param>
/// <param name="Work">What the caller writes; null for the body, and after the issue.</param>
/// <param name="Signed">How many members signed the version that they read now.</param>
/// <param name="Signers">Who signed; empty for the body before the issue.</param>
public sealed record GetReportReply(
    Guid ChallengeId, LocalizedText Title, ReportState State, string? WhyWaiting, ReportTask Task, ReportView? Report, string? Hash, GetReportWork? Work, int Signed, int ToSign,
    IReadOnlyList<GetReportSigner> Signers, DateTimeOffset? IssuedAt, string? IssuedByName);

public enum SignatureState
{
    None,

    /// <summary>Over an earlier version.</summary>
    Stale,
    Fresh,

    /// <summary>The chair recorded that this member cannot sign.</summary>
    Unable,
}

/// <param name="Hash">Of what was signed; after the issue only.</param>
/// <param name="PersonId">For the chair only, before the issue.</param>
public sealed record GetReportSigner(string Name, bool Chair, SignatureState State, DateTimeOffset? At, string? Hash, Guid? PersonId = null);

/// <param name="Missing">What the caller's view lacks before it can be signed.</param>
/// <param name="Members">Who can be present.</param>
/// <param name="Named">Organisations of the market that the general part names.</param>
public sealed record GetReportWork(
    bool WritesGeneral, int Revision, IReadOnlyList<GetReportMeeting> Meetings, IReadOnlyList<GetReportPerson> Members, IReadOnlyList<GetReportSection> Sections, IReadOnlyList<GetReportGap> Missing,
    IReadOnlyList<string> Named);

public sealed record GetReportPerson(Guid PersonId, string Name);

public sealed record GetReportMeeting(DateOnly Date, IReadOnlyList<Guid> Present);

/// <param name="Conflicts">Who must not have been in the room; for the chair only.</param>
/// <param name="Sources">The jurors' own remarks, for who writes.</param>
/// <param name="Named">Organisations of the market that the text names, for who writes: the team will read it.</param>
/// <param name="NamedInRemarks">The same of the jurors' remarks, which the team will read too.</param>
/// <param name="Contradictions">For who writes.</param>
public sealed record GetReportSection(string Alias, int Revision, bool Writes, IReadOnlyList<Guid> Left, IReadOnlyList<Guid> Conflicts, IReadOnlyList<GetReportSource> Sources, IReadOnlyList<string> Named,
    IReadOnlyList<GetReportNamed> NamedInRemarks,
    IReadOnlyList<GetReportContradiction> Contradictions);

/// <param name="Juror">Number.</param>
public sealed record GetReportNamed(Guid CriterionId, int Juror, IReadOnlyList<string> Names);

/// <summary>Where the letter to the team would say something else than its scores.</summary>
/// <param name="Word">That gave rise to it; empty when none did.</param>
/// <param name="CriterionId">Null for what the report says.</param>
/// <param name="Juror">Number, for a juror's remark.</param>
public sealed record GetReportContradiction(ContradictionKind Kind, string Word, Guid? CriterionId, int? Juror);

/// <param name="Juror">Number; the same juror under every criterion.</param>
public sealed record GetReportSource(int Juror, IReadOnlyList<JuryScore> Scores);

public sealed record GetReportGap(string Code, IReadOnlyList<string> Values);

internal sealed class GetReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/report", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetReport(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror, Roles.Auditor)).WithName("GetReport").WithTags("Reporting").WithSummary("The jury's report, as far as the caller may know it")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetReportHandler(SolutionsDb db) : IQueryHandler<GetReport, Result<GetReportReply>>
{
    public async ValueTask<Result<GetReportReply>> Handle(GetReport query, CancellationToken cancel)
    {
        var found = await FindAsync(query, cancel);
        if (found.Failed)
            return Result<GetReportReply>.From(found);
        return (found.Value.Report.Issued, found.Value.Room.Me) switch
        {
            ({ } issued, _) => Whole(found.Value, issued),
            (_, { } member) => ForMember(found.Value, member, await NamesAsync(found.Value, cancel)),
            _ => ForBody(found.Value),
        };
    }

    private async Task<Result<ReportDesk>> FindAsync(GetReport query, CancellationToken cancel)
    {
        if (query.Caller.Is(Roles.Auditor))
            return await ReportDesk.FindForAuditorAsync(db, query.ChallengeId, query.Caller, cancel);
        var found = await ReportDesk.FindAsync(db, query.ChallengeId, query.Caller, cancel);
        return found is { Failed: false, Value.Room.IsTeam: false } ? await ReportDesk.FindForMemberAsync(db, query.ChallengeId, query.Caller, cancel) : found;
    }

    private async Task<NamesInText> NamesAsync(ReportDesk desk, CancellationToken cancel) => new(await db.NamesBesideAsync(desk.Room.Brief.OrganisationId, cancel));

    private static GetReportReply Whole(ReportDesk desk, IssuedReport issued)
    {
        var signers = desk.Report.Signatures.Select(signature => new GetReportSigner(
            signature.Name, desk.Case.Jury.Members.Any(member => member.PersonId == signature.PersonId && member.Chair), SignatureState.Fresh, signature.At, signature.Hash)).OrderByDescending(signer => signer.Chair).ToList();
        return Reply(desk, ReportState.Issued, null, ReportTask.Issued) with
        {
            Report = View(desk, ReportContent.Read(issued.Content)), Hash = issued.Hash, Signed = signers.Count, ToSign = signers.Count, Signers = signers, IssuedAt = issued.At, IssuedByName = issued.ByName,
        };
    }

    private static GetReportReply ForMember(ReportDesk desk, JuryMember member, NamesInText names)
    {
        var (report, file) = (desk.Report, desk.Case);
        if (file.WhyNotYet(file.EntrantsFor(member)) is { } early)
            return Reply(desk, ReportState.Waiting, early, ReportTask.None);
        var content = report.ContentFor(member, file);
        var signers = file.Signers.Select(signer => new GetReportSigner(signer.Name, signer.Chair, StateOf(signer, desk), null, null, member.Chair ? signer.PersonId : null)).OrderByDescending(signer => signer.Chair).ToList();
        return Reply(desk, ReportState.Draft, null, desk.Task()) with
        {
            Report = View(desk, content), Hash = content.Hash, Work = Work(desk, member, names), Signed = signers.Count(signer => signer.State == SignatureState.Fresh), ToSign = report.SignersOf(file).Count, Signers = signers,
        };
    }

    private static GetReportReply ForBody(ReportDesk desk)
    {
        var file = desk.Case;
        if (file.WhyNotYet(file.Entrants) is { } early)
            return Reply(desk, ReportState.Waiting, early, ReportTask.None);
        return Reply(desk, ReportState.Draft, null, desk.Task()) with { Signed = file.Signers.Count(signer => desk.Report.IsFresh(signer, file)), ToSign = desk.Report.SignersOf(file).Count };
    }

    private static GetReportReply Reply(ReportDesk desk, ReportState state, Error? why, ReportTask task) =>
        new(desk.Room.Brief.Id, desk.Room.Brief.Title, state, why?.Code, task, null, null, null, 0, 0, [], null, null);

    private static ReportView View(ReportDesk desk, ReportContent content) =>
        ReportView.Of(content, desk.Case.Jury, alias => desk.Room.Opened.First(submission => submission.Alias == alias).Title);

    private static SignatureState StateOf(JuryMember signer, ReportDesk desk)
    {
        if (desk.Report.IsUnable(signer.PersonId))
            return SignatureState.Unable;
        if (desk.Report.IsFresh(signer, desk.Case))
            return SignatureState.Fresh;
        return desk.Report.IsSignedBy(signer.PersonId) ? SignatureState.Stale : SignatureState.None;
    }

    private static GetReportWork Work(ReportDesk desk, JuryMember member, NamesInText names)
    {
        var (report, jury) = (desk.Report, desk.Case.Jury);
        var ranking = report.ContentFor(member, desk.Case).Ranking;
        return new GetReportWork(
            member.Chair, report.General.Revision, [.. report.General.Meetings.Select(meeting => new GetReportMeeting(meeting.Date, meeting.Present))],
            [.. jury.Members.Where(other => other.MayBeInMinutes).Select(other => new GetReportPerson(other.PersonId, other.Name))],
            [.. desk.Case.EntrantsFor(member).Select(entrant => Section(desk, member, entrant, names, ranking.Single(row => row.Alias == entrant.Alias)))],
            [.. report.GapsFor(member, desk.Case).Select(gap => new GetReportGap(gap.Code, gap.Values))],
            member.Chair ? names.In(report.General.Text) : []);
    }

    private static GetReportSection Section(ReportDesk desk, JuryMember member, Entrant entrant, NamesInText names, RankingRow row)
    {
        var (section, jury) = (desk.Report.SectionOf(entrant.Alias), desk.Case.Jury);
        var writes = JuryReport.MayWrite(member, entrant, jury);
        return new GetReportSection(
            entrant.Alias, section.Revision, writes, section.Left,
            member.Chair ? [.. jury.Members.Where(other => other.MayBeInMinutes && jury.IsConflicted(other, entrant)).Select(other => other.PersonId)] : [],
            writes ? [.. desk.Case.SheetsOf(entrant.Alias).Select((sheet, index) => new GetReportSource(index + 1, JuryScore.Of(sheet.Scores)))] : [],
            writes ? names.In(section.Merits, section.Observations, section.ToClarify) : [],
            writes ? [.. NamedInRemarks(desk.Case.SheetsOf(entrant.Alias), names)] : [],
            writes ? [.. Contradictions.Find(section, desk.Case.SheetsOf(entrant.Alias), row).Select(found => new GetReportContradiction(found.Kind, found.Word, found.CriterionId, found.Juror))] : []);
    }

    private static IEnumerable<GetReportNamed> NamedInRemarks(IReadOnlyList<ScoreSheet> sheets, NamesInText names) =>
        from sheet in sheets.Index()
        from score in sheet.Item.Scores
        let named = names.In(score.Remark)
        where named.Count > 0
        select new GetReportNamed(score.CriterionId, sheet.Index + 1, named);
}
