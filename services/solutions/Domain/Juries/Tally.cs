namespace Market.Solutions.Domain.Juries;

/// <summary>The scores of one submission on one criterion, without who abstained.</summary>
/// <param name="Sum">Of the scores, in tenths.</param>
/// <param name="Count">Jurors who gave one; 0 when all abstained.</param>
internal readonly record struct Tally(int Sum, int Count)
{
    /// <param name="sheets">Complete ones.</param>
    public static Tally Of(IReadOnlyCollection<ScoreSheet> sheets, Guid criterionId)
    {
        var given = sheets.Select(sheet => sheet.Scores.First(score => score.CriterionId == criterionId).Tenths).OfType<int>().ToList();
        return new Tally(given.Sum(), given.Count);
    }

    /// <summary>The least number that all counts divide, on which their means are whole. Where nobody abstained it is the number of jurors.</summary>
    public static Int128 ScaleOf(IEnumerable<Tally> tallies) => tallies.Aggregate(Int128.One, (scale, tally) => scale / Common(scale, tally.Count) * tally.Count);

    /// <summary>The mean in tenths, times <paramref name="scale"/>.</summary>
    /// <param name="scale">Of <see cref="ScaleOf"/>, with this tally in it.</param>
    public Int128 On(Int128 scale) => Sum * (scale / Count);

    private static Int128 Common(Int128 left, Int128 right) => right == 0 ? left : Common(right, left % right);
}
