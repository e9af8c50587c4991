using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>One submission without who is behind it, with the caller's own scores.</summary>
internal sealed record GetJurySubmission(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<PreparedJson<GetJurySubmissionReply>>>, IPrivilegedRead;

/// <param name="Scores">The caller's own.</param>
/// <param name="Assigned">The caller judges it.</param>
public sealed record GetJurySubmissionReply(
    string Alias, string Title, string Summary, IReadOnlyList<GetJurySubmissionAnswer> Answers, long? BudgetCents, string Planning,
    IReadOnlyList<GetJurySubmissionFile> Files, IReadOnlyList<JuryCriterion> Criteria, IReadOnlyList<JuryScore> Scores, bool Locked, bool Assigned);

public sealed record GetJurySubmissionAnswer(LocalizedText Question, string Text);

/// <param name="Id">Random.</param>
/// <param name="Name">Neutral: <c>bijlage-1.pdf</c>.</param>
/// <param name="Size">Of the clean copy, bytes; null where nobody can download one.</param>
/// <param name="Sha256">Of the clean copy, lower-case hex; null where nobody can download one.</param>
/// <param name="Scan">Waiting or infected ones cannot be downloaded.</param>
/// <param name="Removed">What the copy leaves out of the original.</param>
/// <param name="Withheld">Why no copy can be made: then nobody in the jury gets the file.</param>
public sealed record GetJurySubmissionFile(
    Guid Id, string Name, long? Size, string ContentType, string? Sha256, ScanVerdict Scan, IReadOnlyList<FileTrace> Removed, Uncleanable? Withheld);

/// <param name="Value">0 to 10 in tenths; null while not given, and for who abstains.</param>
/// <param name="Abstained">The juror cannot judge this criterion, and says why in the remark.</param>
public sealed record JuryScore(Guid CriterionId, decimal? Value, string Remark, bool Abstained)
{
    internal static IReadOnlyList<JuryScore> Of(IReadOnlyList<Score>? scores) =>
        [.. (scores ?? []).Select(score => new JuryScore(score.CriterionId, score.Tenths / 10m, score.Remark, score.Abstained))];
}

internal sealed class GetJurySubmissionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetJurySubmission(caller, challengeId, alias), cancel)).ToPrepared())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetJurySubmission").WithTags("Judging").WithSummary("One anonymous submission")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetJurySubmissionHandler(JuryShelf shelf, Lazy<SolutionsDb> db, JuryCopies copies) : IQueryHandler<GetJurySubmission, Result<PreparedJson<GetJurySubmissionReply>>>
{
    public async ValueTask<Result<PreparedJson<GetJurySubmissionReply>>> Handle(GetJurySubmission query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(shelf, () => db.Value, query.ChallengeId, query.Caller, query.Alias, cancel));
        if (found.Failed)
            return Result<PreparedJson<GetJurySubmissionReply>>.From(found);
        var read = found.Value.Read(query.Alias);
        if (read.Failed)
            return Result<PreparedJson<GetJurySubmissionReply>>.From(read);
        return read.Value.Files.Count == 0
            ? WithoutFiles(found.Value, read.Value)
            : new PreparedJson<GetJurySubmissionReply>(Reply(found.Value, read.Value, await FilesAsync(read.Value, query.ChallengeId, cancel)));
    }

    /// <summary>Files are scanned and copied without a change of what the room was made of; all else is in its versions.</summary>
    private PreparedJson<GetJurySubmissionReply> WithoutFiles(JuryRoom room, OpenedSubmission submission) => shelf.WhileSame(
        (room.Brief.Id, submission.Alias, room.Caller.PersonId), (room.Brief.Version, room.Jury!.Version, room.OwnSheet?.Id, room.OwnSheet?.Version),
        () => new PreparedJson<GetJurySubmissionReply>(Reply(room, submission, [])), made => made.Bytes);

    private async Task<IReadOnlyList<GetJurySubmissionFile>> FilesAsync(OpenedSubmission submission, Guid challengeId, CancellationToken cancel)
    {
        var verdict = await db.Value.VerdictsAsync(submission.Files.Select(file => file.StoredAs), cancel);
        var ids = submission.Files.Select(file => file.Id).ToList();
        var made = await db.Value.CleanedCopies.AsNoTracking().Where(copy => ids.Contains(copy.Id) && copy.Version == FileCleaner.Version).ToDictionaryAsync(copy => copy.Id, cancel);
        // What a file is says the same before anybody asked for it as after, or the difference would tell that somebody did.
        foreach (var file in submission.Files.Where(file => !made.ContainsKey(file.Id) && IsToBeMade(file, verdict(file.StoredAs))))
            made[file.Id] = await copies.OfAsync(file, challengeId, cancel);
        return [.. submission.Files.Select((file, index) => View(file, index + 1, made.GetValueOrDefault(file.Id), verdict(file.StoredAs)))];
    }

    /// <summary>No copy is made of what nobody may download.</summary>
    private static bool IsToBeMade(OpenedFile file, ScanVerdict scan) =>
        scan is not (ScanVerdict.Waiting or ScanVerdict.Infected) && file.Cleaning is not { Version: FileCleaner.Version, Refused: not null };

    private static GetJurySubmissionFile View(OpenedFile file, int number, CleanedCopy? copy, ScanVerdict scan) => new(
        file.Id, FileNames.Neutral(number, file.Name), copy is { Refused: null } ? copy.Size : null, file.ContentType, copy?.Sha256, scan,
        copy?.Removed ?? file.Cleaning.Removed(), copy is null ? file.Cleaning.Refused() : copy.Refused);

    private static GetJurySubmissionReply Reply(JuryRoom room, OpenedSubmission submission, IReadOnlyList<GetJurySubmissionFile> files) => new(
        submission.Alias, submission.Title, submission.Summary, Answers(room, submission), submission.BudgetCents, submission.Planning, files,
        JuryCriterion.Of(room.Brief), JuryScore.Of(room.OwnSheet?.Scores), room.OwnSheet?.IsLocked == true, room.Jury!.IsAssigned(room.Caller.PersonId, submission.Alias));

    private static IReadOnlyList<GetJurySubmissionAnswer> Answers(JuryRoom room, OpenedSubmission submission) =>
        [.. room.Brief.Questions.Select(question => new GetJurySubmissionAnswer(
            question.Text, submission.Answers.FirstOrDefault(answer => answer.QuestionId == question.Id)?.Text ?? ""))];
}
