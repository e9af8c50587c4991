using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Kernel;
using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Subscriptions;

/// <summary>
/// The last word on another deadline, by the clock that also accepts submissions. It holds the brief alone: a submission is
/// either accepted before the move, under the old deadline, or after it, under the new one. Its own transaction ends before the
/// inbox notes the event; the number makes a second delivery change nothing.
/// </summary>
internal sealed class OnDeadlineChangeConfirmed(SolutionsDb db, IOptions<SolutionsOptions> options) : IHandleEvent<DeadlineChangeConfirmed>
{
    public async Task HandleAsync(DeadlineChangeConfirmed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        await db.LockBriefsAsync([happened.ChallengeId], alone: true, cancel);
        if (await db.Briefs.FindAsync([happened.ChallengeId], cancel) is not { } brief
            || await db.DeadlineDecisions.AnyAsync(decision => decision.ChallengeId == brief.Id && decision.Number == happened.Number, cancel))
            return;
        var wish = new DeadlineWish(
            happened.Number, happened.Deadline, happened.OpeningFrom, new LocalizedText(happened.Reason.Nl, happened.Reason.En, happened.Reason.Fr), happened.AfterOutage);
        var hasOpening = await db.Openings.AnyAsync(opening => opening.Id == brief.Id, cancel);
        var hadOutage = await db.LossBeforeAsync(brief, options.Value.OutageRules, cancel) is not null;
        db.DeadlineDecisions.Add(DeadlineDecision.Of(wish, brief, await db.TeamsAsync(brief.Id, cancel), hasOpening, hadOutage, await db.ClockAsync(cancel)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
