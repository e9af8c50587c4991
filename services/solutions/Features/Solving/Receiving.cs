using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>
/// Receives a group of submissions in one transaction, each under its own challenge's deadline. One statement reads the database's clock and
/// accepts; the outbox, the audit log and the solutions follow at once.
/// </summary>
internal sealed class Receiving(SolutionsDb db)
{
    private readonly Dictionary<HandIn, Result<Receipt>> _answers = [];
    private readonly List<Candidate> _candidates = [];
    private readonly List<KnownRequest> _toKeep = [];
    private Dictionary<(Guid PersonId, RequestKey Key), KnownRequest> _known = [];
    private bool _alone;

    /// <summary>The answers of those that could be decided together; who has none goes again, alone.</summary>
    public async Task<IReadOnlyDictionary<HandIn, Result<Receipt>>> RunAsync(IReadOnlyList<HandIn> group)
    {
        _alone = group.Count == 1;
        // Not cancelled with one of the requests: the others are in it too.
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        await DecideAsync(group, CancellationToken.None);
        var received = _candidates.Count > 0 && await AcceptAsync(CancellationToken.None);
        if (_toKeep.Count > 0)
            await db.ExecuteAsync([.. Statement.Insert(db, _toKeep)], CancellationToken.None);
        if (received || _toKeep.Count > 0)
            await transaction.CommitAsync(CancellationToken.None);
        return _answers;
    }

    private async Task DecideAsync(IReadOnlyList<HandIn> group, CancellationToken cancel)
    {
        // Before the briefs are read: who is refused by it is at or after the deadline that is read then.
        var now = await db.ClockAsync(cancel);
        var bids = await db.LockBidsAsync([.. group.Select(each => each.SolutionId).Distinct()], wait: _alone, cancel);
        var current = await db.CurrentSubmissionsAsync(bids.Values, cancel);
        _known = await db.KnownRequestsAsync([.. group.Where(each => each.Key is not null).Select(each => (each.By.PersonId, each.Key!))], cancel);
        var numbers = await db.FreeReceiptNumbersAsync(group.Count, now, cancel);
        foreach (var (handIn, number) in group.Zip(numbers))
        {
            if (bids.GetValueOrDefault(handIn.SolutionId) is { } bid)
                await DecideAsync(handIn, bid, current.GetValueOrDefault(bid.Solution.Id), number, now, cancel);
            else if (_alone)
                _answers[handIn] = Error.NotFound();
        }
    }

    private async Task DecideAsync(HandIn handIn, Bid bid, Submission? current, string number, DateTimeOffset now, CancellationToken cancel)
    {
        bid.Solution.OpenWith(handIn.TeamCode, db.Vault);
        if (await AgainAsync(handIn, bid, current, now, cancel) is { } again)
            _answers[handIn] = again;
        else if (_candidates.TrueForAll(other => other.Bid != bid) && await PrepareAsync(handIn, bid, number, now, cancel) is { } prepared)
        {
            if (prepared.Failed)
                _answers[handIn] = Result<Receipt>.From(prepared);
            else
                _candidates.Add(new Candidate(handIn, bid, prepared.Value));
        }
    }

    /// <summary>The answer to what had its effect before: it comes under the same key, or nothing changed since. Null for what is new.</summary>
    private async Task<Result<Receipt>?> AgainAsync(HandIn handIn, Bid bid, Submission? current, DateTimeOffset now, CancellationToken cancel)
    {
        if (SolutionAccess.Allows(bid.Solution.RoleOf(handIn.By.OrganisationId), SolutionAction.Submit).Failed)
            return null;
        if (handIn.Key is { } key && _known.GetValueOrDefault((handIn.By.PersonId, key)) is { } known)
            return handIn.Is(known) ? ReceiptAgain(await db.Submissions.AsNoTracking().SingleAsync(each => each.Id == known.SubmissionId, cancel), bid) : RequestKey.Reused;
        if (current is null || !bid.Solution.Repeats(current, handIn.Version))
            return null;
        Keep(handIn, current, now);
        return ReceiptAgain(current, bid);
    }

    private void Keep(HandIn handIn, Submission received, DateTimeOffset now)
    {
        if (handIn.Known(received, now) is not { } known)
            return;
        _toKeep.Add(known);
        _known[(handIn.By.PersonId, handIn.Key!)] = known;
    }

    private Receipt ReceiptAgain(Submission current, Bid bid)
    {
        current.OpenForTeam(bid.Solution, db.Vault);
        return Receipt.Of(current, bid.Brief);
    }

    /// <summary>Null when it needs the challenge for itself, to take places in it, and this is a group.</summary>
    private async Task<Result<Submission>?> PrepareAsync(HandIn handIn, Bid bid, string number, DateTimeOffset now, CancellationToken cancel)
    {
        var prepared = bid.Solution.Prepare(handIn.By, handIn.Version, bid.Brief, number, now);
        if (prepared.Failed)
            return prepared;
        if (bid.Solution.Version != handIn.Version)
            return Error.Conflict("changed-meanwhile");
        if (!prepared.Value.OrganisationIds.Except(bid.Places).Any())
            return prepared;
        if (!_alone)
            return null;
        return await db.TakePlacesAsync(bid.Solution, prepared.Value.OrganisationIds, cancel) ? prepared : SolutionErrors.TeamIncomplete;
    }

    /// <summary>False when nothing was accepted.</summary>
    private async Task<bool> AcceptAsync(CancellationToken cancel)
    {
        var accepted = await db.AcceptAsync([.. _candidates.Select(each => each.Prepared)], cancel);
        foreach (var each in _candidates)
        {
            if (accepted.Contains(each.Prepared.Id))
                each.Bid.Solution.Received(each.Prepared, each.Bid.Brief);
            else
                _answers[each.HandIn] = await db.WhyNotAsync(each.Prepared, cancel);
        }

        var received = _candidates.Where(each => accepted.Contains(each.Prepared.Id)).ToList();
        if (received.Count == 0)
            return false;
        await NoteAsync(received, cancel);
        received.ForEach(each => Keep(each.HandIn, each.Prepared, each.Prepared.ReceivedAt));
        received.ForEach(each => _answers[each.HandIn] = Receipt.Of(each.Prepared, each.Bid.Brief));
        return true;
    }

    private async Task NoteAsync(List<Candidate> received, CancellationToken cancel)
    {
        var solutions = received.ConvertAll(each => each.Bid.Solution);
        foreach (var each in received.Where(each => each.Bid.Places.Except(each.Bid.Solution.HeldOrganisationIds).Any()))
            await db.ReleasePlacesAsync(each.Bid.Solution, cancel);
        // Only places are in the context, taken or released.
        await db.SaveChangesAsync(cancel);
        await db.NoteReceivedAsync(solutions, received.ConvertAll(each => each.Told()), cancel);
    }

    private sealed record Candidate(HandIn HandIn, Bid Bid, Submission Prepared)
    {
        public ToldAct Told() => new(nameof(SubmitSolution), HandIn.By.PersonId, HandIn.SolutionId, Bid.Solution.Events, HandIn.TraceParent);
    }
}
