using System.Text.RegularExpressions;

using Market.Kernel;

namespace Market.Solutions.Domain.Solving;

/// <summary>
/// Finds in a text what gives a team away: its names without regard to case, accents, hyphens and legal form, enterprise numbers in any
/// grouping, mail addresses, and web addresses of the team. It warns and may be mistaken either way; people decide.
/// </summary>
internal sealed partial class TelltaleSearch(TeamNames team)
{
    /// <summary>Characters below which a name is too common to mean anything.</summary>
    private const int ShortestName = 3;

    /// <summary>Characters of a family name that stands alone.</summary>
    private const int ShortestFamilyName = 5;

    /// <summary>Characters of a name inside a web address.</summary>
    private const int ShortestLabel = 4;

    /// <summary>Characters (RFC 5321, 4.5.3.1.1).</summary>
    private const int LongestMailbox = 64;

    private readonly IReadOnlyList<(string Name, PlainWords Words)> _organisations =
        [.. team.Organisations.Select(name => (name, PlainWords.OfOrganisation(name))).Where(each => each.Item2.Compact.Length >= ShortestName)];

    private readonly IReadOnlyList<(string Name, IReadOnlyList<PlainWords> Forms)> _people = [.. team.People.Select(name => (name, FormsOf(name)))];

    private readonly IReadOnlyList<string> _domains = [.. team.MailDomains.Where(domain => !PublicMail.SaysNothing(domain))];

    /// <summary>Each once, names first.</summary>
    public IReadOnlyList<Telltale> In(string text)
    {
        var words = PlainWords.Of(text);
        return [.. Organisations(words).Concat(People(text, words)).Concat(Numbers(text)).Concat(Addresses(text)).Distinct()];
    }

    private IEnumerable<Telltale> Organisations(PlainWords words) =>
        _organisations.Where(each => words.Contain(each.Words)).Select(each => new Telltale(TelltaleKind.Organisation, each.Name));

    private IEnumerable<Telltale> People(string text, PlainWords words) =>
        _people.Where(each => each.Forms.Any(words.Contain) || HasFamilyName(text, each.Name)).Select(each => new Telltale(TelltaleKind.Person, each.Name));

    private static IEnumerable<Telltale> Numbers(string text) =>
        EnterpriseNumbers().Matches(text).Where(match => KboNumber.Normalize(match.Value) is not null).Select(match => new Telltale(TelltaleKind.EnterpriseNumber, match.Value.Trim()));

    private IEnumerable<Telltale> Addresses(string text)
    {
        foreach (Match domain in MailDomains().Matches(text))
        {
            if (StartOfMailbox(text, domain.Index) is var start && start < domain.Index)
                yield return new Telltale(TelltaleKind.MailAddress, text[start..(domain.Index + domain.Length)]);
        }

        foreach (Match host in Hosts().Matches(text))
        {
            if (IsOfTeam(host.Value.ToLowerInvariant()))
                yield return new Telltale(TelltaleKind.WebAddress, host.Value);
        }
    }

    private static int StartOfMailbox(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestMailbox && (char.IsAsciiLetterOrDigit(text[start - 1]) || "._%+-".Contains(text[start - 1])))
            start--;
        return start;
    }

    private bool IsOfTeam(string host) =>
        _domains.Any(domain => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal))
        || _organisations.Any(each => each.Words.Compact.Length >= ShortestLabel && LabelOf(host).Contains(each.Words.Compact, StringComparison.Ordinal));

    /// <summary>The part that somebody chose: <c>vonk-energie</c> of <c>www.vonk-energie.be</c>, without the hyphens.</summary>
    private static string LabelOf(string host) => host.Split('.')[^2].Replace("-", "", StringComparison.Ordinal);

    /// <summary>As it is written in full, with the family name first, and with an initial.</summary>
    private static IReadOnlyList<PlainWords> FormsOf(string name)
    {
        var parts = PlainWords.Of(name).Words;
        return parts.Count < 2 ? [] : [PlainWords.From(parts), PlainWords.From([.. parts.Skip(1), parts[0]]), PlainWords.From([parts[0][..1], .. parts.Skip(1)])];
    }

    /// <summary>Alone it counts only with its capital, because many are ordinary words.</summary>
    private static bool HasFamilyName(string text, string name)
    {
        var family = name[(name.IndexOf(' ') + 1)..].Trim();
        if (family.Length < ShortestFamilyName || family.Length == name.Length)
            return false;
        for (var at = text.IndexOf(family, StringComparison.Ordinal); at >= 0; at = text.IndexOf(family, at + 1, StringComparison.Ordinal))
        {
            if (IsBorder(text, at - 1) && IsBorder(text, at + family.Length))
                return true;
        }

        return false;
    }

    private static bool IsBorder(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"(?<![\d])(?:BE[ .]?)?[01](?:[ .\-]?\d){9}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex EnterpriseNumbers();

    /// <summary>Found from the at sign on, since any word could be the start of an address.</summary>
    [GeneratedRegex(@"@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{2,63}){1,6}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex MailDomains();

    [GeneratedRegex(@"(?<![A-Za-z0-9.\-@])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62})\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9\-@])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Hosts();
}
