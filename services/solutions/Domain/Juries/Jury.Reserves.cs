using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>That the order of the reserves was changed. Never undone.</summary>
/// <param name="Names">In the order since then.</param>
internal sealed record ReserveOrder(Guid By, string ByName, IReadOnlyList<string> Names, string Reason, DateTimeOffset At);

/// <summary>Reserves stand ready in the order in which they were invited, or in which they were put since. When a juror leaves or a seat is added, the first one takes it, and nobody chooses whom.</summary>
internal sealed partial class Jury
{
    /// <summary>Which jurors left, which seats were added and who took them, the oldest first.</summary>
    public IReadOnlyList<PanelMove> Moves { get; private set; } = [];

    /// <summary>Who moves up, the next one first.</summary>
    public IEnumerable<JuryMember> InReserve() => Members.Where(member => member is { Seat: Seat.Reserve, IsActive: true });

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ReserveOrder> ReserveOrders { get; private set; } = [];

    /// <summary>Puts the reserves in another order, with a reason that stays on record.</summary>
    /// <param name="personIds">All reserves, the first one to move up first.</param>
    /// <param name="by">The chair, or an officer of the body.</param>
    public Result OrderReserves(IReadOnlyList<Guid> personIds, string? reason, (Guid Id, string Name) by, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        List<JuryMember> present = [.. InReserve()];
        if (personIds.Count != present.Count || personIds.Except(present.Select(member => member.PersonId)).Any() || personIds.Distinct().Count() != personIds.Count)
            return JuryErrors.OtherReserves;
        var ordered = new Queue<JuryMember>(personIds.Select(id => Active(id)!));
        ReserveOrders = [.. ReserveOrders, new ReserveOrder(by.Id, by.Name, [.. ordered.Select(member => member.Name)], reason.Trim(), now)];
        SetMembers([.. Members.Select(member => present.Contains(member) ? ordered.Dequeue() : member)]);
        return Result.Done;
    }

    /// <summary>Adds a seat, as when there are too few to judge everything: the first reserve takes it.</summary>
    /// <param name="personId">Who is the first reserve; somebody else is refused, so that asking twice adds one seat.</param>
    /// <param name="by">The chair, or an officer of the body.</param>
    public Result AddSeat(Guid personId, string? reason, string by, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        if (InReserve().FirstOrDefault() is not { } next || next.PersonId != personId)
            return JuryErrors.OtherReserves;
        Moves = [.. Moves, new PanelMove(null, null, PanelMoveCause.Added, reason.Trim(), next.PersonId, next.Name, now, by)];
        MoveUp(next, null);
        Reconsider(entrants, now);
        return Result.Done;
    }

    /// <summary>Who is ready takes over what was assigned too, as far as it is free of conflict (the caller reconsiders the assignment); who has still to answer is asked as juror.</summary>
    /// <param name="gone">As the member was before leaving.</param>
    private void FillSeatOf(JuryMember gone, PanelMoveCause cause, string? reason, DateTimeOffset now)
    {
        if (gone.Seat != Seat.Juror)
            return;
        var next = InReserve().FirstOrDefault();
        Moves = [.. Moves, new PanelMove(gone.PersonId, gone.Name, cause, reason?.Trim() ?? "", next?.PersonId, next?.Name, now)];
        if (next is not null)
            MoveUp(next, gone);
        else if (AcceptedChairId is { } id && cause != PanelMoveCause.Removed)
            Raise(new ReservesHaveRunOut(Id, Title, gone.Name, id));
    }

    private Guid? AcceptedChairId => Chair is { State: MemberState.Accepted } chair ? chair.PersonId : null;

    private void MoveUp(JuryMember next, JuryMember? gone)
    {
        var juror = next with { Seat = Seat.Juror };
        Replace(juror);
        if (juror.IsReady && gone is not null)
            Assignments = [.. Assignments, .. Assignments.Where(pair => pair.PersonId == gone.PersonId).Select(pair => new Assignment(juror.PersonId, pair.Alias))];
        Raise(new ReserveHasMovedUp(Id, Title, juror.PersonId, juror.Name, juror.State == MemberState.Accepted, AcceptedChairId));
    }
}
