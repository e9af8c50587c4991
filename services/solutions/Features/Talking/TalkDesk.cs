using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Talking;

/// <summary>What is said about one submission, for a member of the jury who may know of it.</summary>
internal sealed record TalkDesk(ReportDesk Desk, JuryTalk Talk, OpenedSubmission Submission)
{
    public Jury Jury => Desk.Case.Jury;

    public JuryMember Me => Desk.Room.Me!;

    public IReadOnlyList<Entrant> Entrants => Desk.Case.Entrants;

    public QuestionedTeam Team => new(Submission.SolutionId, [.. Submission.OrganisationIds]);

    /// <summary>Not-found for who may not know of the submission.</summary>
    public static async Task<Result<TalkDesk>> FindAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel)
    {
        var found = await ReportDesk.FindForMemberAsync(db, challengeId, caller, cancel);
        if (found.Failed)
            return Result<TalkDesk>.From(found);
        var desk = found.Value;
        if (desk.Room.Visible.SingleOrDefault(row => row.Alias == alias) is not { } submission)
            return Error.NotFound();
        return new TalkDesk(desk, desk.Case.Talks.FirstOrDefault(talk => talk.Alias == alias) ?? new JuryTalk(challengeId, alias), submission);
    }

    /// <summary>As <see cref="FindAsync"/>, to add something: not after the issue.</summary>
    public static async Task<Result<TalkDesk>> FindOpenAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel)
    {
        var found = await FindAsync(db, challengeId, alias, caller, cancel);
        return found is { Failed: false, Value.Desk.Report.Issued: not null } ? ReportErrors.Issued : found;
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
}
