using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>That the order of the reserves was changed. Never undone.</summary>
/// <param name="Names">In the order since then.</param>
internal sealed record ReserveOrder(Guid By, string ByName, IReadOnlyList<string> Names, string Reason, DateTimeOffset At);

/// <summary>Reserves stand ready in the order in which they were invited, or in which they were put since. When a juror leaves, the first one takes the seat, and nobody chooses whom.</summary>
internal sealed partial class Jury
{
    /// <summary>Which jurors left and who took their seats, the oldest first.</summary>
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

    /// <summary>Who is ready takes over what was assigned too, as far as it is free of conflict (the caller reconsiders the assignment); who has still to answer is asked as juror.</summary>
    /// <param name="gone">As the member was before leaving.</param>
    private void FillSeatOf(JuryMember gone, LeaveCause cause, string? reason, DateTimeOffset now)
    {
        if (gone.Seat != Seat.Juror)
            return;
        var next = InReserve().FirstOrDefault();
        Moves = [.. Moves, new PanelMove(gone.PersonId, gone.Name, cause, reason?.Trim() ?? "", next?.PersonId, next?.Name, now)];
        var chairId = Chair is { State: MemberState.Accepted } chair ? chair.PersonId : (Guid?)null;
        if (next is not null)
            MoveUp(next, gone, chairId);
        else if (chairId is { } id && cause != LeaveCause.Removed)
            Raise(new ReservesHaveRunOut(Id, Title, gone.Name, id));
    }

    private void MoveUp(JuryMember next, JuryMember gone, Guid? chairId)
    {
        var juror = next with { Seat = Seat.Juror };
        Replace(juror);
        if (juror.IsReady)
            Assignments = [.. Assignments, .. Assignments.Where(pair => pair.PersonId == gone.PersonId).Select(pair => new Assignment(juror.PersonId, pair.Alias))];
        Raise(new ReserveHasMovedUp(Id, Title, juror.PersonId, juror.Name, juror.State == MemberState.Accepted, chairId));
    }
}
