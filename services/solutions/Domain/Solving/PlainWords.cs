using System.Globalization;
using System.Text;

namespace Market.Solutions.Domain.Solving;

/// <summary>The words of a text in lower case and without accents, so that a name is found however it is written.</summary>
internal sealed class PlainWords
{
    private static readonly HashSet<string> LegalForms =
        ["nv", "sa", "bv", "bvba", "srl", "sprl", "vzw", "asbl", "ivzw", "aisbl", "cv", "cvba", "sc", "scrl", "commv", "vof", "snc", "gcv", "ltd", "gmbh", "inc", "llc"];

    private readonly string _spaced;

    private PlainWords(IReadOnlyList<string> words) => (Words, _spaced) = (words, $" {string.Join(' ', words)} ");

    public IReadOnlyList<string> Words { get; }

    /// <summary>All in one.</summary>
    public string Compact => string.Concat(Words);

    public static PlainWords From(IReadOnlyList<string> words) => new(words);

    public static PlainWords Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0 && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                End(word, words);
        }

        End(word, words);
        return new PlainWords(words);
    }

    /// <summary>Without its legal form: nobody writes that in a sentence.</summary>
    public static PlainWords OfOrganisation(string name)
    {
        var words = Of(name.Replace(".", "", StringComparison.Ordinal)).Words;
        return new PlainWords([.. words.Where((word, place) => !LegalForms.Contains(word) || words.Count == 1)]);
    }

    public bool Contain(PlainWords other) => other.Words.Count > 0 && _spaced.Contains(other._spaced, StringComparison.Ordinal);

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
