using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>
/// Looks at drafts whose deadline comes near, by the database's clock: submits those whose lead asked for it, by the same way as
/// anyone, reminds the others, and says so when what was asked did not happen.
/// </summary>
internal sealed class DraftWatch(SolutionsDb db, ReceivingDesk desk, IOptions<SolutionsOptions> options)
{
    /// <summary>After a deadline, what was accepted just before it has been committed by then.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>A market that was down for longer than this tells of other things first.</summary>
    private static readonly TimeSpan OldNews = TimeSpan.FromDays(30);

    public async Task LookAsync(CancellationToken cancel)
    {
        await SubmitAsync(cancel);
        await RemindAsync(cancel);
        await AdmitAsync(cancel);
    }

    /// <summary>What has changed or is incomplete is looked at again in the next round. No log tells of it: nobody may count submissions.</summary>
    private async Task SubmitAsync(CancellationToken cancel)
    {
        var now = await db.ClockAsync(cancel);
        var until = now + options.Value.AutoSubmitBefore;
        var due = await (
            from draft in Drafts()
            where draft.AutoSubmitBy != null
            join brief in db.Briefs on draft.ChallengeId equals brief.Id
            where !brief.Cancelled && brief.Deadline > now && brief.Deadline <= until
            orderby brief.Deadline
            select new { draft.Id, draft.Version, By = draft.AutoSubmitBy!.Value, draft.LeadOrganisationId, draft.LeadOrganisationName }).ToListAsync(cancel);
        await Task.WhenAll(due.Select(each => desk.ReceiveAsync(
            new HandIn(each.Id, new Solver(each.By, each.LeadOrganisationId, each.LeadOrganisationName, Automatic: true), each.Version), cancel)));
    }

    private async Task RemindAsync(CancellationToken cancel)
    {
        var now = await db.ClockAsync(cancel);
        var until = now + DraftNotice.FirstReminder;
        var near = await db.Briefs.AsNoTracking().Where(brief => !brief.Cancelled && brief.Deadline > now && brief.Deadline <= until).ToListAsync(cancel);
        foreach (var brief in near)
        {
            if (DraftNotice.ReminderDue(brief.Deadline, now) is var (kind, since))
                await TellAsync(Untold(brief, kind).Where(draft => draft.StartedAt < since), brief, kind, now, cancel);
        }
    }

    /// <summary>It was not complete, or the market was down: the team had relied on it.</summary>
    private async Task AdmitAsync(CancellationToken cancel)
    {
        var now = await db.ClockAsync(cancel);
        var (oldest, until) = (now - OldNews, now - Settled);
        var missed = await db.Briefs.AsNoTracking()
            .Where(brief => !brief.Cancelled && brief.Deadline > oldest && brief.Deadline <= until && Drafts().Any(draft => draft.ChallengeId == brief.Id && draft.AutoSubmitBy != null))
            .ToListAsync(cancel);
        foreach (var brief in missed)
            await TellAsync(Untold(brief, DraftNoticeKind.NotSubmitted).Where(draft => draft.AutoSubmitBy != null), brief, DraftNoticeKind.NotSubmitted, now, cancel);
    }

    /// <summary>Never what was submitted or taken back: there somebody decided already. Nor what opens with the team's code only: nothing is known of what it lacks.</summary>
    private IQueryable<Solution> Drafts() => db.Solutions.AsNoTracking().Where(solution => solution.State == SolutionState.Draft && !solution.NeedsTeamCode);

    /// <summary>Those of a challenge whose team has not been told this of the deadline as it stands. On the last evening nearly all have: they are not read again each round.</summary>
    private IQueryable<Solution> Untold(ChallengeBrief brief, DraftNoticeKind kind) => Drafts().Where(draft =>
        draft.ChallengeId == brief.Id && !db.DraftNotices.Any(notice => notice.SolutionId == draft.Id && notice.Kind == kind && notice.Deadline == brief.Deadline));

    private async Task TellAsync(IQueryable<Solution> untold, ChallengeBrief brief, DraftNoticeKind kind, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var draft in await untold.ToListAsync(cancel))
        {
            db.DraftNotices.Add(DraftNotice.Of(draft, brief, kind, now));
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // Another process was faster; if not, the next round tries again.
                db.ChangeTracker.Clear();
            }
        }
    }
}
