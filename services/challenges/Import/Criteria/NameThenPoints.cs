using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary><c>Impact (20 pts)</c>, <c>Impact: 35 points</c>, <c>Impact (0-10 points)</c>, <c>Impact - Up to 30 points may be awarded</c>.</summary>
internal sealed partial class NameThenPoints : ICriteriaStrategy
{
    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines) => LineWeights.Find(lines, Pattern(), WeightUnit.Points);

    [GeneratedRegex(@"(?<inside>[(\[](?:\w+ ){0,4}(?:[01] ?[-–] ?)?(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?:total |maximum |possible )?(?:points?|pts?)\b[^()\[\]]{0,40}[)\]])|[-–—:] ?(?:up to |max(?:imum)?\.? )?(?:[01] ?[-–] ?)?(?<value>\d{1,3}(?:\.\d{1,2})?) ?(?:points?|pts?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
