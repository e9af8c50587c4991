using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Table rows: a name in the first cell with letters, a weight in a cell of its own, <c>30%</c>, or a bare number under a heading that says weight, points or %.</summary>
internal sealed partial class TableWeights : ICriteriaStrategy
{
    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines)
    {
        var column = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = lines[i].Cells;
            if (cells.Count < 2)
            {
                column = -1;
                continue;
            }
            if (HeadingColumn(cells) is >= 0 and var found)
                column = found;
            else if (Row(cells, column, i) is { } mention)
                yield return mention;
        }
    }

    private static int HeadingColumn(IReadOnlyList<string> cells)
    {
        if (cells.Any(c => Weight().IsMatch(c)))
            return -1;
        return cells.ToList().FindIndex(c => c.Length <= 60 && Heading().IsMatch(c));
    }

    private static WeightMention? Row(IReadOnlyList<string> cells, int column, int line)
    {
        var name = cells.FirstOrDefault(c => c.Any(char.IsLetter) && !Weight().IsMatch(c)) ?? "";
        if (Total().IsMatch(name))
            return null;
        var cell = column >= 0 && column < cells.Count && Weight().IsMatch(cells[column])
            ? cells[column]
            : OnlyWithUnit(cells);
        if (cell is null)
            return null;
        var match = Weight().Match(cell);
        var unit = match.Groups["unit"].Value is "%" or "percent" ? WeightUnit.Percent : WeightUnit.Points;
        return WeightMention.Of(name, match.Groups["value"].Value, unit, line, 0);
    }

    private static string? OnlyWithUnit(IReadOnlyList<string> cells)
    {
        var weights = cells.Where(c => Weight().Match(c).Groups["unit"].Success).ToList();
        return weights.Count == 1 ? weights[0] : null;
    }

    [GeneratedRegex(@"weight|points|percent|score|%", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\(?(?:up to )?(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?<unit>%|percent|points?|pts?)?\)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Weight();

    [GeneratedRegex(@"\A(?:sub)?(?:grand )?totals?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Total();
}
