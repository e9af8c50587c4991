using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Award criteria of a notice: from elements that carry a weight, else from the text of the criteria.</summary>
internal static partial class NoticeCriteria
{
    private const string Field = "criteria";

    public static IReadOnlyList<ImportedCriterion> Read(
        IEnumerable<(string Name, string Weight)> stated, IReadOnlyList<string> paragraphs, List<ImportNote> notes)
    {
        var pairs = stated.Where(s => s.Name.Length > 0 && s.Weight.Length > 0).Distinct().ToList();
        if (pairs.Count > 0)
            return FromElements(pairs, notes);
        var lines = paragraphs.Select(p => new TextLine(p, TextLineKind.Paragraph, 0, [])).ToList();
        var (criteria, found) = JudgingCriteria.Read(lines, Field);
        notes.AddRange(found);
        return criteria;
    }

    private static IReadOnlyList<ImportedCriterion> FromElements(List<(string Name, string Weight)> pairs, List<ImportNote> notes)
    {
        var criteria = pairs.Select(p => Criterion(p.Name, p.Weight)).OfType<ImportedCriterion>().ToList();
        var sum = criteria.Sum(c => c.Weight);
        if (criteria.Count == pairs.Count && sum == 100)
        {
            notes.Add(ImportNote.Info("import.criteria-taken", Field, ("count", $"{criteria.Count}")));
            return criteria;
        }
        notes.Add(ImportNote.Skipped("import.criteria-sum-not-100", Field, ("count", $"{pairs.Count}"), ("sum", sum.ToString(CultureInfo.InvariantCulture))));
        return [];
    }

    private static ImportedCriterion? Criterion(string name, string weight)
    {
        var number = Number().Match(weight.Replace(',', '.'));
        return number.Success && decimal.TryParse(number.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 100
            ? new ImportedCriterion(ImportedText.Cut(name, 200), value)
            : null;
    }

    [GeneratedRegex(@"\A\D{0,20}(?<n>\d{1,3}(?:\.\d{1,2})?) ?(?:%|procent|percent|pour ?cent|punten|points?|pts?)?\D{0,20}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
