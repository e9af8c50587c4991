namespace Market.Solutions.Domain.Juries;

/// <summary>Reserves stand ready in the order in which they were invited. When a juror leaves, the first one takes the seat, and nobody chooses whom.</summary>
internal sealed partial class Jury
{
    /// <summary>Which jurors left and who took their seats, the oldest first.</summary>
    public IReadOnlyList<PanelMove> Moves { get; private set; } = [];

    /// <summary>Who moves up, the next one first.</summary>
    public IEnumerable<JuryMember> InReserve() => Members.Where(member => member is { Seat: Seat.Reserve, IsActive: true });

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
