using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary><c>20%: Impact – does it …</c>, <c>(40%) Impact:</c>, <c>25 percent – Cost</c>, each at the start of its line.</summary>
internal sealed partial class PercentThenName : ICriteriaStrategy
{
    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (Pattern().Match(lines[i].Text) is { Success: true } match
                && WeightMention.Of(match.Groups["name"].Value, match.Groups["value"].Value, WeightUnit.Percent, i, lines[i].Depth) is { } mention)
                yield return mention;
        }
    }

    [GeneratedRegex(@"\A(?:[●•▪·*] ?)?\(?(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent\b)\)? ?[-–—:]? ?(?<name>[^:–—%]{2,120}?)(?=\Z|[:–—;]| - |\. |\.\Z)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
