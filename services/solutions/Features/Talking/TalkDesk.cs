using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Talking;

/// <summary>What is said about one submission, for a member of the jury who may know of it.</summary>
/// <param name="IsOpen">Until the report is issued.</param>
internal sealed record TalkDesk(JuryRoom Room, JuryTalk Talk, OpenedSubmission Submission, bool IsOpen)
{
    public Jury Jury => Room.Jury!;

    public JuryMember Me => Room.Me!;

    public IReadOnlyList<Entrant> Entrants => Room.Entrants;

    public QuestionedTeam Team => new(Submission.SolutionId, [.. Submission.OrganisationIds]);

    /// <summary>To add something: not after the issue.</summary>
    public static async Task<Result<TalkDesk>> FindOpenAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel)
    {
        var found = await AtAsync(db, await JuryRoom.FindForMemberAsync(db, challengeId, caller, cancel), alias, cancel);
        return found is { Failed: false, Value.IsOpen: false } ? ReportErrors.Issued : found;
    }

    /// <summary>To read.</summary>
    public static async Task<Result<TalkDesk>> ReadAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel) =>
        await AtAsync(db, JuryRoom.ForMember(await JuryRoom.ReadAsync(db, challengeId, caller, cancel)), alias, cancel);

    /// <summary>Whether nothing may go to the team any more, because somebody signed a report about the submission.</summary>
    public async Task<bool> IsHeldBySignatureAsync(SolutionsDb db, CancellationToken cancel)
    {
        var desk = await ReportDesk.OfAsync(db, Room, cancel);
        return desk.Report.IsHeldBySignature(Submission.AsEntrant(), desk.Case);
    }

    /// <summary>Keeps what was said.</summary>
    public async Task<Result> KeepAsync(SolutionsDb db, Result done, CancellationToken cancel)
    {
        if (done.Failed)
            return done;
        if (db.Entry(Talk).State == EntityState.Detached)
            db.JuryTalks.Add(Talk);
        await db.SaveChangesAsync(cancel);
        return done;
    }

    /// <summary>Not-found for who may not know of the submission.</summary>
    private static async Task<Result<TalkDesk>> AtAsync(SolutionsDb db, Result<JuryRoom> found, string alias, CancellationToken cancel)
    {
        if (found.Failed)
            return Result<TalkDesk>.From(found);
        var challengeId = found.Value.Brief.Id;
        var talk = await db.JuryTalks.SingleOrDefaultAsync(row => row.ChallengeId == challengeId && row.Alias == alias, cancel);
        var isIssued = await db.JuryReports.AnyAsync(report => report.Id == challengeId && report.Issued != null, cancel);
        // Only now, so that a submission that the caller may not know of takes as long as one of which nothing was said.
        if (found.Value.See(alias) is not { } submission)
            return Error.NotFound();
        return new TalkDesk(found.Value, talk ?? new JuryTalk(challengeId, alias), submission, !isIssued);
    }
}
