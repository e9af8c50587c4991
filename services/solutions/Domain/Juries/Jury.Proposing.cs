using Market.Kernel;
using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <summary>What a proposal is to be best at.</summary>
public enum AssignmentAim
{
    /// <summary>As few moves as possible from the present assignment, as after a late conflict; then the fit.</summary>
    Keep,

    /// <summary>The highest fit of all together.</summary>
    Total,

    /// <summary>The submission whose jurors fit worst as well as can be; then the total.</summary>
    Weakest,

    /// <summary>Places that were lost since the chair set the assignment are filled, with as few moves as possible; as many jurors for each submission as before.</summary>
    Repair,
}

/// <param name="Reviews">Jurors for each submission, from 1 to as many as a jury can have; three, or as many as are ready, when it is not said. Of a repair neither this nor the load counts.</param>
/// <param name="Load">The most that one juror may get; as little as can be when it is not said.</param>
internal sealed record AssignmentWish(int? Reviews = null, int? Load = null, AssignmentAim Aim = AssignmentAim.Keep);

/// <param name="Load">The most that one juror gets.</param>
/// <param name="Short">Submissions that get too few jurors: how many are missing.</param>
/// <param name="Shortages">Why they do.</param>
/// <param name="Remedy">What would give every review its place; null when each has one.</param>
/// <param name="Fit">How well it fits; null when no juror has said what he or she knows.</param>
internal sealed record ProposedAssignment(
    IReadOnlyList<Pair> Pairs, int Load, IReadOnlyList<(string Alias, int Missing)> Short, IReadOnlyList<ProposedShortage> Shortages, ProposedRemedy? Remedy, ProposedFit? Fit);

/// <summary>Submissions that need more reviews than all who may judge them can give.</summary>
/// <param name="Needed">Reviews beside those that are locked.</param>
/// <param name="FullIds">Jurors whose places are all taken.</param>
/// <param name="Places">What those take together, beside what is locked.</param>
/// <param name="Once">Reviews by jurors who judge already each of these submissions that they may.</param>
/// <param name="Final">Reviews of them that are locked.</param>
/// <param name="Conflicts">Who may not judge which of them because of an interest.</param>
/// <param name="ComparedIds">Who may not judge some of them any more after a look at all scores.</param>
internal sealed record ProposedShortage(
    IReadOnlyList<string> Aliases, int Needed, IReadOnlyList<Guid> FullIds, int Places, int Once, int Final, IReadOnlyList<Pair> Conflicts, IReadOnlyList<Guid> ComparedIds);

/// <summary>The ways out of a shortage; each alone gives every review its place.</summary>
/// <param name="Jurors">The fewest further jurors, each without an interest in anything, and with no more than the load that was asked.</param>
/// <param name="Each">The most that one of those would get.</param>
/// <param name="Load">The least load with which the present ones do; null when with none, and when there was no limit.</param>
/// <param name="Standby">Who could join, in that order: jurors who have still to answer or declare, then the reserves.</param>
/// <param name="Enough">How many of those are enough, from the first one on; null when all together are not.</param>
/// <param name="Beyond">The fewest further jurors beside all of those; 0 when they are enough.</param>
internal sealed record ProposedRemedy(int Jurors, int Each, int? Load, IReadOnlyList<StandbyMember> Standby, int? Enough, int Beyond);

/// <param name="HasDeclared">Otherwise interests can come to light still.</param>
/// <param name="Conflicts">What he or she may not judge of the submissions of which reviews are missing, or that compete with those.</param>
internal sealed record StandbyMember(Guid PersonId, string Name, Seat Seat, MemberState State, bool HasDeclared, IReadOnlyList<string> Conflicts);

/// <summary>Of the pairs that are not locked, in thousandths.</summary>
/// <param name="Weakest">The sum over the jurors of the submission that is served worst.</param>
/// <param name="WeakestBound">No assignment serves the one served worst better; null where that was not asked.</param>
internal sealed record ProposedFit(long Weakest, long? WeakestBound, long Total);

/// <summary>What the market proposes to the chair, who decides.</summary>
internal sealed partial class Jury
{
    /// <summary>Jurors for each submission when the chair names no number: what many juries ask for.</summary>
    private const int UsualReviews = 3;

    /// <summary>Who could join the jurors who are ready, the next one first.</summary>
    public IReadOnlyList<JuryMember> OnStandby() => [.. Members.Where(member => member is { Seat: Seat.Juror, IsActive: true, IsReady: false }), .. InReserve()];

    /// <summary>
    /// The chair's submissions spread over the jurors who may judge them: each gets as many as asked, no juror more than the load asked or the least with which that can be done, and among
    /// all such assignments one that is best at what is asked. A pair with a warning that the chair has not assigned is the last resort: as few of them as can be. What is locked stays.
    /// Where too few jurors are free, as many as can be, why, and what would help.
    /// </summary>
    /// <param name="chair">An accepted chair who has declared.</param>
    /// <param name="texts">What each submission says, by alias.</param>
    /// <param name="taxonomy">The terms that the challenge is placed under.</param>
    public Result<ProposedAssignment> Propose(
        JuryMember chair, AssignmentWish wish, IReadOnlyList<Entrant> entrants, IReadOnlyDictionary<string, string> texts, IReadOnlyList<string> taxonomy)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        if (wish.Aim == AssignmentAim.Repair)
            return new Proposing(this, [.. Members.Where(member => member.IsReady || Losses.Any(loss => loss.Open && loss.PersonId == member.PersonId))], VisibleTo(chair, entrants), texts, taxonomy).Repair();
        List<JuryMember> jurors = [.. Members.Where(member => member.IsReady)];
        var each = wish.Reviews ?? Math.Min(UsualReviews, jurors.Count);
        if (each is < 1 or > MaxMembers)
            return JuryErrors.ReviewsRange;
        if (wish.Load < 1)
            return JuryErrors.LoadRange;
        var visible = VisibleTo(chair, entrants);
        // Nobody judges anything twice: a larger load is none, and would only cost its places.
        return new Proposing(this, jurors, visible, texts, taxonomy).Propose(each, wish with { Load = wish.Load is { } load ? Math.Min(load, visible.Count) : null });
    }
}
