namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>What one juror gave one submission.</summary>
/// <param name="Submission">Index, from 0.</param>
/// <param name="Juror">Index, from 0.</param>
/// <param name="Value">On whatever scale; the results are on the same.</param>
/// <param name="Related">Juror and submission share what is asked about (a home country). The size of that preference is then estimated too.</param>
internal readonly record struct JurorScore(int Submission, int Juror, double Value, bool Related = false);

/// <summary>What is thought of an unknown number after seeing the scores.</summary>
/// <param name="Mean">The best guess.</param>
/// <param name="Low">With 95 % probability it is not below.</param>
/// <param name="High">With 95 % probability it is not above.</param>
internal readonly record struct Interval(double Mean, double Low, double High);
