using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>What the strategies share that read one weight a line, with the name before it.</summary>
internal static class LineWeights
{
    private const int LooseNameMax = 140;
    private const int InsideNameMax = 1_500;

    /// <param name="pattern">Has a group <c>value</c>; a group <c>inside</c> when the weight stands in brackets, where a long name is no accident.</param>
    public static IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines, Regex pattern, WeightUnit unit)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Cells.Count > 0)
                continue;
            var matches = pattern.Matches(lines[i].Text);
            if (matches.Count == 0 || matches.Select(m => m.Groups["value"].Value).Distinct().Count() > 1)
                continue;
            var match = matches[0];
            if (match.Index <= (match.Groups["inside"].Success ? InsideNameMax : LooseNameMax)
                && WeightMention.Of(lines[i].Text[..match.Index], match.Groups["value"].Value, unit, i, lines[i].Depth) is { } mention)
                yield return mention;
        }
    }
}
