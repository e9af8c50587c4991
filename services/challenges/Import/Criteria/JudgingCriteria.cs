using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>
/// Takes the criteria over where the judging text states weights that add up: to 100 % or 100 points exactly, or to a
/// total of points that the text makes plain (it names the total, or the number of criteria, and each has its points),
/// which is then scaled to 100. Of several phases the last one counts,
/// because the award rests on it.
/// </summary>
internal static partial class JudgingCriteria
{
    private const int Most = 30;

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly ICriteriaStrategy[] Strategies =
        [new NameThenPercent(), new PercentThenName(), new TableWeights(), new NameThenPoints(), new NameThenWeight(), new InlineList()];

    public static (IReadOnlyList<ImportedCriterion> Criteria, IReadOnlyList<ImportNote> Notes) Read(IReadOnlyList<TextLine> lines, string field)
    {
        var stated = new List<WeightMention>();
        foreach (var strategy in Strategies)
        {
            var mentions = strategy.Find(lines).ToList();
            foreach (var total in Totals(lines, mentions))
            {
                var sets = Distinct(WeightGroups.Of(lines, mentions, total), total);
                if (sets.Count > 0)
                    return (sets[^1], Taken(field, sets, total));
            }
            if (mentions.Count > stated.Count)
                stated = mentions;
        }
        return stated.Count < 2 ? ([], []) : ([], [NotTaken(field, stated)]);
    }

    private static IEnumerable<decimal> Totals(IReadOnlyList<TextLine> lines, IReadOnlyList<WeightMention> mentions)
    {
        if (mentions.Count < 2)
            yield break;
        yield return 100;
        if (mentions.Any(m => m.Unit == WeightUnit.Percent))
            yield break;
        var named = lines.SelectMany(l => StatedTotal().Matches(l.Text))
            .Select(m => decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture)).Distinct().ToList();
        if (named.Count == 1 && named[0] is > 0 and not 100)
            yield return named[0];
        else if (named.Count == 0 && lines.SelectMany(l => StatedCount().Matches(l.Text)).Any(m => CountOf(m) == mentions.Count))
            yield return mentions.Sum(m => m.Value);
    }

    private static int CountOf(Match match) =>
        int.TryParse(match.Groups["n"].Value, out var digits) ? digits : Array.IndexOf(Numbers, match.Groups["n"].Value.ToLowerInvariant());

    private static List<IReadOnlyList<ImportedCriterion>> Distinct(IReadOnlyList<IReadOnlyList<WeightMention>> groups, decimal total)
    {
        var sets = new List<IReadOnlyList<ImportedCriterion>>();
        foreach (var group in groups.Where(g => g.Count <= Most))
        {
            var set = group.Select(m => new ImportedCriterion(m.Name, decimal.Round(m.Value * 100 / total, 2))).ToList();
            var isNew = !sets.Any(s => s.Select(c => c.Weight).SequenceEqual(set.Select(c => c.Weight)) && SameNames(s, set));
            if (isNew && set.Sum(c => c.Weight) == 100 && set.DistinctBy(c => c.Name.ToUpperInvariant()).Count() == set.Count)
                sets.Add(set);
        }
        return sets;
    }

    private static bool SameNames(IReadOnlyList<ImportedCriterion> a, IReadOnlyList<ImportedCriterion> b) =>
        a.Zip(b).All(p => string.Equals(p.First.Name, p.Second.Name, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<ImportNote> Taken(string field, List<IReadOnlyList<ImportedCriterion>> sets, decimal total)
    {
        var notes = new List<ImportNote> { ImportNote.Info("import.criteria-taken", field, ("count", $"{sets[^1].Count}")) };
        if (total != 100)
            notes.Add(ImportNote.Adjusted("import.criteria-scaled", field, ("total", total.ToString(CultureInfo.InvariantCulture))));
        if (sets.Count > 1)
            notes.Add(ImportNote.Adjusted("import.criteria-several-phases", field, ("phases", $"{sets.Count}")));
        return notes;
    }

    private static ImportNote NotTaken(string field, List<WeightMention> stated) => ImportNote.Skipped(
        "import.criteria-sum-not-100",
        field,
        ("count", $"{stated.Count}"),
        ("sum", stated.Sum(m => m.Value).ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\b(?<n>[2-9]|10|two|three|four|five|six|seven|eight|nine|ten)(?: \(\d+\))?(?: \w+){0,2} criteria\b", RegexOptions.IgnoreCase)]
    private static partial Regex StatedCount();

    [GeneratedRegex(@"\b(?:total (?:of|score(?: is| of)?|possible points:?)|out of|up to a total of)(?: a)?(?: possible| maximum)? (?<n>\d{2,4})(?: (?:possible )?points?| pts)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex StatedTotal();
}
