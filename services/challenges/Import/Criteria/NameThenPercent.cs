using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary><c>Impact (30%)</c>, <c>Impact – 30%</c>, <c>Impact: 30 percent</c>, <c>Impact — weighted at 30 percent of the score</c>.</summary>
internal sealed partial class NameThenPercent : ICriteriaStrategy
{
    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines) => LineWeights.Find(lines, Pattern(), WeightUnit.Percent);

    [GeneratedRegex(@"(?<inside>[(\[](?:\w+:? ){0,5}(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent\b)[^()\[\]]{0,40}[)\]])|[-–—:] ?(?:\w+ ){0,2}(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent\b)(?= *(?:\Z|[.:;,(–—-]|of (?:the )?(?:overall |total |final )?(?:score|rating|weight)))", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
