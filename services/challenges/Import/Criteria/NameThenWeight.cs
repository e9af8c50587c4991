using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary><c>Prijs, weging: 40</c>, <c>Qualité (pondération : 60)</c>, <c>Cost, weight 40</c>: a bare number after the word for weight.</summary>
internal sealed partial class NameThenWeight : ICriteriaStrategy
{
    public IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines) => LineWeights.Find(lines, Pattern(), WeightUnit.Points);

    [GeneratedRegex(@"(?<inside>[,;(–—-] ?(?:weging|gewicht|weight(?:ing)?|pond[ée]ration|gewichtung) ?[:=]? ?(?<value>\d{1,3}(?:\.\d{1,2})?)(?! ?%|\d)\)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
