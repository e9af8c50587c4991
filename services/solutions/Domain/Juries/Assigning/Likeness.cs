using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// How much texts are about the same things: the cosine of their words, of which rare ones count more (tf-idf; Salton and Buckley 1988). Accents, capitals and common endings of Dutch,
/// French and English make no difference. A word that speaks of a subject of the taxonomy counts as that subject too, in whichever of the three languages.
/// </summary>
internal sealed partial class Likeness
{
    /// <summary>Shorter words say little about a subject.</summary>
    private const int ShortestWord = 4;

    /// <summary>Letters of a word that stay when an ending is taken off.</summary>
    private const int ShortestStem = 4;

    /// <summary>How much more a subject weighs that the challenge is placed under.</summary>
    private const int Emphasis = 2;

    /// <summary>Before a subject; no word has it.</summary>
    private const char SubjectMark = '#';

    private static readonly string[] Endings = ["ements", "ement", "ations", "ation", "ingen", "heden", "tions", "tion", "aux", "ing", "heid", "ies", "en", "es", "er", "s", "e", "n"];

    private readonly Dictionary<string, double> _rarity = [];
    private readonly Dictionary<string, double>[] _texts;

    /// <param name="texts">That others will be compared with.</param>
    /// <param name="taxonomy">The terms that the challenge is placed under.</param>
    public Likeness(IReadOnlyList<string> texts, IReadOnlyList<string> taxonomy)
    {
        var counted = texts.Select(Count).ToArray();
        foreach (var (word, count) in counted.SelectMany(words => words.Keys).CountBy(word => word))
            _rarity[word] = Math.Log((1.0 + texts.Count) / count) * (word[0] == SubjectMark && taxonomy.Contains(Taxonomy.TermOf(word[1..])) ? Emphasis : 1);
        _texts = [.. counted.Select(Weigh)];
    }

    /// <summary>Thousandths, 0 (nothing in common) to 1000 (the same words), of a text and one of those given.</summary>
    public int Of(string text, int index)
    {
        var (mine, other) = (Weigh(Count(text)), _texts[index]);
        var (shared, lengths) = (mine.OrderBy(word => word.Key, StringComparer.Ordinal).Sum(word => word.Value * other.GetValueOrDefault(word.Key)), Length(mine) * Length(other));
        return lengths > 0 ? (int)Math.Round(1000 * Math.Min(1, shared / lengths)) : 0;
    }

    /// <summary>A word that no text has counts nothing: it tells none from another.</summary>
    private Dictionary<string, double> Weigh(Dictionary<string, int> words) =>
        words.Where(word => _rarity.ContainsKey(word.Key)).ToDictionary(word => word.Key, word => (1 + Math.Log(word.Value)) * _rarity[word.Key], StringComparer.Ordinal);

    private static double Length(Dictionary<string, double> words) => Math.Sqrt(words.OrderBy(word => word.Key, StringComparer.Ordinal).Sum(word => word.Value * word.Value));

    private static Dictionary<string, int> Count(string text)
    {
        List<string> words = [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord)];
        var subjects = words.Select(Taxonomy.SubjectOf).OfType<string>().Select(subject => SubjectMark + subject);
        return words.Select(Stem).Concat(subjects).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    private static string Stem(string word) =>
        Endings.FirstOrDefault(ending => word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? word[..^ending.Length] : word;

    /// <summary>Small letters without accents, and spaces for all else.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in ShortPrefix().Replace(text, "$1").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return folded.ToString();
    }

    /// <summary>What is too short for a word of its own belongs to the next: "pro-actie" is written "proactie" as well.</summary>
    [GeneratedRegex(@"\b(\p{L}{1,3})-(?=\p{L})")]
    private static partial Regex ShortPrefix();
}
