namespace Market.Portal.Clients;

public sealed record JuryAssignment(
    IReadOnlyList<AssignedJuror> Jurors, IReadOnlyList<AliasTitle> Aliases, IReadOnlyList<AssignmentPair> Pairs, IReadOnlyList<AssignmentPair> Conflicts,
    IReadOnlyList<AssignmentPair>? Warnings = null, IReadOnlyList<LostAssignment>? Lost = null)
{
    /// <summary>Places that a repair fills.</summary>
    public IReadOnlyList<LostAssignment> Open => [.. (Lost ?? []).Where(loss => loss.Open)];
}

/// <summary>What was assigned and is gone.</summary>
/// <param name="Cause"><c>conflict</c>, <c>recused</c> or <c>stoodDown</c>.</param>
/// <param name="Open">Nobody has taken the place, and the assignment was not set since.</param>
public sealed record LostAssignment(Guid PersonId, string Name, string Alias, string Cause, DateTimeOffset At, bool Open);

public sealed record AssignedJuror(Guid PersonId, string Name);

public sealed record AliasTitle(string Alias, string Title);

public sealed record AssignmentPair(Guid PersonId, string Alias);

/// <param name="Load">The most that one juror gets.</param>
/// <param name="Short">Submissions that get too few jurors.</param>
/// <param name="Shortages">Why they do.</param>
/// <param name="Remedy">What would help; null when every submission gets as many as asked.</param>
/// <param name="Fit">Null when no juror has said what he or she knows.</param>
public sealed record AssignmentProposal(
    IReadOnlyList<AssignmentPair> Pairs, int Load, IReadOnlyList<ShortSubmission> Short, IReadOnlyList<AssignmentShortage>? Shortages = null, AssignmentRemedy? Remedy = null, AssignmentFit? Fit = null);

/// <summary>Submissions that need more reviews than all who may judge them can give.</summary>
/// <param name="FullIds">Jurors who have as many as they may.</param>
/// <param name="Places">What those take together.</param>
/// <param name="Once">Reviews by others, who judge already each of these that they may.</param>
/// <param name="Final">Reviews of them whose scores are final, beside what is needed.</param>
/// <param name="Conflicts">Who may not judge which of them because of an interest.</param>
/// <param name="ComparedIds">Who could read all scores, and gets no more of them.</param>
public sealed record AssignmentShortage(
    IReadOnlyList<string> Aliases, int Needed, IReadOnlyList<Guid> FullIds, int Places, int Once, int Final = 0, IReadOnlyList<AssignmentPair>? Conflicts = null, IReadOnlyList<Guid>? ComparedIds = null);

/// <summary>Ways to give every submission as many jurors as asked.</summary>
/// <param name="Jurors">The fewest further ones without an interest.</param>
/// <param name="Each">The most that one of those gets.</param>
/// <param name="Load">With so many for each the present jurors are enough; null when they are with none.</param>
/// <param name="Standby">Who could join, the next one first.</param>
/// <param name="Enough">So many of those are enough, from the first one on; null when all are not.</param>
/// <param name="Beyond">The fewest further ones beside all of those.</param>
public sealed record AssignmentRemedy(int Jurors, int Each, int? Load, IReadOnlyList<StandbyJuror> Standby, int? Enough, int Beyond);

/// <param name="Seat"><c>juror</c> or <c>reserve</c>.</param>
/// <param name="State"><c>invited</c> or <c>accepted</c>.</param>
/// <param name="Conflicts">What he or she may not judge of what is in a shortage.</param>
public sealed record StandbyJuror(Guid PersonId, string Name, string Seat, string State, bool Declared, IReadOnlyList<string> Conflicts);

/// <summary>In thousandths.</summary>
public sealed record AssignmentFit(long Weakest, long? WeakestBound, long Total);

/// <param name="Missing">How many jurors are missing.</param>
public sealed record ShortSubmission(string Alias, int Missing);
