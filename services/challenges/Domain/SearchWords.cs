using System.Globalization;
using System.Text;

namespace Market.Challenges.Domain;

/// <summary>What is indexed and what is looked for, folded alike: lower case, no accents, only letters, digits and single spaces.</summary>
internal static class SearchWords
{
    /// <summary>Words of a question that count.</summary>
    public const int MaxWords = 8;

    private const int MaxWordLength = 40;

    /// <summary>Characters; what comes after is not found.</summary>
    private const int MaxIndexed = 60_000;

    /// <summary>The distinct words, separated by spaces.</summary>
    public static string FoldDistinct(IEnumerable<string?> texts) => string.Join(' ', Fold(texts).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct());

    public static string Fold(IEnumerable<string?> texts)
    {
        var folded = new StringBuilder();
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text)))
            Fold(text!, folded);
        return folded.Length > MaxIndexed ? folded.ToString(0, MaxIndexed) : folded.ToString().TrimEnd();
    }

    /// <summary>The words of a question. None when it holds only signs; operators and wildcards of the engines are signs.</summary>
    public static IReadOnlyList<string> Of(string? question) =>
    [
        .. Fold([question]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > MaxWordLength ? word[..MaxWordLength] : word).Distinct().Take(MaxWords),
    ];

    private static void Fold(string text, StringBuilder folded)
    {
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                continue;
            if (char.IsLetterOrDigit(c))
                folded.Append(Plain(char.ToLowerInvariant(c)));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    /// <summary>Letters that do not fall apart into a letter and an accent.</summary>
    private static string Plain(char c) => c switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        _ => c.ToString(),
    };
}
