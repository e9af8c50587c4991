using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>
/// Which organisations a text names, whatever the case, accents and legal form. All that the market knows are looked for, not only who took part: otherwise whoever writes could find out
/// who did by trying names. It warns and may be mistaken: a name can be an ordinary word.
/// </summary>
internal sealed class NamesInText
{
    /// <summary>Letters; shorter names are words of every language.</summary>
    private const int Shortest = 4;

    private readonly ILookup<string, (string Name, IReadOnlyList<string> Words)> _byFirstWord;

    public NamesInText(IEnumerable<string> names) =>
        _byFirstWord = names.Select(name => (Name: name, Plain: PlainWords.OfOrganisation(name))).Where(each => each.Plain.Compact.Length >= Shortest)
            .ToLookup(each => each.Plain.Words[0], each => (each.Name, each.Plain.Words));

    /// <summary>The names in one of the texts, each once.</summary>
    public IReadOnlyList<string> In(params IEnumerable<string> texts) => [.. texts.SelectMany(In).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<string> In(string text)
    {
        var words = PlainWords.Of(text).Words;
        return Enumerable.Range(0, words.Count).SelectMany(at => _byFirstWord[words[at]].Where(each => words.Skip(at).Take(each.Words.Count).SequenceEqual(each.Words)).Select(each => each.Name));
    }
}
