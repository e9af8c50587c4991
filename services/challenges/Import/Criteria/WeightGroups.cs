using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>
/// Finds the sets of criteria among the mentions of one strategy: runs of neighbours, never across the heading of
/// another phase, that add up to the expected total exactly.
/// </summary>
internal static partial class WeightGroups
{
    public static IReadOnlyList<IReadOnlyList<WeightMention>> Of(IReadOnlyList<TextLine> lines, IReadOnlyList<WeightMention> mentions, decimal total)
    {
        var best = Runs(lines, mentions, total);
        // A parent with its parts counts twice; on one list depth each is counted once.
        foreach (var depth in mentions.Select(m => m.Depth).Distinct().Order())
        {
            var runs = Runs(lines, [.. mentions.Where(m => m.Depth == depth)], total);
            if (runs.Count > best.Count)
                best = runs;
        }
        return best;
    }

    private static List<IReadOnlyList<WeightMention>> Runs(IReadOnlyList<TextLine> lines, IReadOnlyList<WeightMention> mentions, decimal total)
    {
        var groups = new List<IReadOnlyList<WeightMention>>();
        foreach (var section in Sections(lines, mentions))
        {
            var run = new List<WeightMention>();
            foreach (var mention in section)
            {
                run.Add(mention);
                if (run.Sum(m => m.Value) == total)
                {
                    if (run.Count > 1)
                        groups.Add(run);
                    run = [];
                }
            }
            // A remainder means that some of the section's weights do not belong: none of it can be trusted.
            if (run.Count > 0)
                groups.RemoveAll(g => g[0].Line >= section[0].Line && g[0].Line <= section[^1].Line);
        }
        return groups;
    }

    private static IEnumerable<IReadOnlyList<WeightMention>> Sections(IReadOnlyList<TextLine> lines, IReadOnlyList<WeightMention> mentions)
    {
        var section = new List<WeightMention>();
        foreach (var mention in mentions)
        {
            if (section.Count > 0 && HasBreak(lines, section[^1].Line, mention.Line))
            {
                yield return section;
                section = [];
            }
            section.Add(mention);
        }
        if (section.Count > 0)
            yield return section;
    }

    private static bool HasBreak(IReadOnlyList<TextLine> lines, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (lines[i].Text.Length <= 300 && Phase().IsMatch(lines[i].Text))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\b(?:phase|stage|round|part|step|contest|track|category|tier|competition) ?(?:#? ?\d|[IVX]+\b|one|two|three|four)|\b(?:final|finals|semi-?finals?|following (?:weighted )?criteria|scoring criteria)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Phase();
}
