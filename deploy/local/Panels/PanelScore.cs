namespace Market.Local.Panels;

/// <summary>One score of a judged contest.</summary>
/// <param name="Section">What kind of thing was scored; each has its own scale.</param>
/// <param name="Contest">Within which everybody was judged by the same panel.</param>
/// <param name="Aspect">What exactly was scored of the performance.</param>
/// <param name="Related">Judge and performer have the same country.</param>
internal sealed record PanelScore(string Section, string Contest, string Performance, string Aspect, string Judge, bool Related, double Value);
