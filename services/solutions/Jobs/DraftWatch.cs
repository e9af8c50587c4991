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
        var near = await (
            from draft in Drafts()
            join brief in db.Briefs.AsNoTracking() on draft.ChallengeId equals brief.Id
            where !brief.Cancelled && brief.Deadline > now && brief.Deadline <= until
            select new Bid(draft, brief)).ToListAsync(cancel);
        foreach (var bid in near)
        {
            if (DraftNotice.ReminderDue(bid.Solution, bid.Brief.Deadline, now) is { } kind)
                await TellAsync(bid, kind, now, cancel);
        }
    }

    /// <summary>It was not complete, or the market was down: the team had relied on it.</summary>
    private async Task AdmitAsync(CancellationToken cancel)
    {
        var now = await db.ClockAsync(cancel);
        var (oldest, until) = (now - OldNews, now - Settled);
        var missed = await (
            from draft in Drafts()
            where draft.AutoSubmitBy != null
            join brief in db.Briefs.AsNoTracking() on draft.ChallengeId equals brief.Id
            where !brief.Cancelled && brief.Deadline > oldest && brief.Deadline <= until
            select new Bid(draft, brief)).ToListAsync(cancel);
        foreach (var bid in missed)
            await TellAsync(bid, DraftNoticeKind.NotSubmitted, now, cancel);
    }

    /// <summary>Never what was submitted or taken back: there somebody decided already. Nor what opens with the team's code only: nothing is known of what it lacks.</summary>
    private IQueryable<Solution> Drafts() => db.Solutions.AsNoTracking().Where(solution => solution.State == SolutionState.Draft && !solution.NeedsTeamCode);

    private async Task TellAsync(Bid bid, DraftNoticeKind kind, DateTimeOffset now, CancellationToken cancel)
    {
        var (id, deadline) = (bid.Solution.Id, bid.Brief.Deadline);
        if (await db.DraftNotices.AnyAsync(notice => notice.SolutionId == id && notice.Kind == kind && notice.Deadline == deadline, cancel))
            return;
        db.DraftNotices.Add(DraftNotice.Of(bid.Solution, bid.Brief, kind, now));
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
