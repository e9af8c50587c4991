namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>That a juror may judge a submission, and how well that fits.</summary>
/// <param name="Submission">Index, from 0.</param>
/// <param name="Juror">Index, from 0.</param>
/// <param name="Value">Thousandths: 0 (no affinity) to 1000 (best), or any other integers of at most 30 bits; negative ones fit worse than nothing.</param>
internal readonly record struct Fit(int Submission, int Juror, int Value);
