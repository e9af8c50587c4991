using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Several weights in one sentence: <c>innovation (50%), impact (30%) and cost (20%)</c> or <c>50% innovation, 50% cost</c>.</summary>
internal sealed partial class InlineList : ICriteriaStrategy
{
    private const int LineMax = 5_000;

    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Length > LineMax || lines[i].Cells.Count > 0)
                continue;
            foreach (var pattern in (Regex[])[NameFirst(), WeightFirst()])
            {
                var found = pattern.Matches(lines[i].Text);
                if (found.Count < 2)
                    continue;
                foreach (var mention in found.Select(m => Mention(m, i, lines[i].Depth)).OfType<WeightMention>())
                    yield return mention;
                break;
            }
        }
    }

    private static WeightMention? Mention(Match match, int line, int depth) => WeightMention.Of(
        match.Groups["name"].Value,
        match.Groups["value"].Value,
        match.Groups["unit"].Value is "%" or "percent" ? WeightUnit.Percent : WeightUnit.Points,
        line,
        depth);

    [GeneratedRegex(@"(?:\A|[,;:.] ?|\b)(?:and |\(?\d\) ?)?(?<name>[^,;:()%.]{2,100}?) ?\((?:up to )?(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?<unit>%|percent|points?|pts?)\)", RegexOptions.IgnoreCase)]
    private static partial Regex NameFirst();

    [GeneratedRegex(@"(?<![\d.-])(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?<unit>%|percent)(?: for| on| to)? (?<name>[^,;:()%.]{2,80}?)(?=,|;|\.|\Z| and (?=\d))", RegexOptions.IgnoreCase)]
    private static partial Regex WeightFirst();
}
