using System.Text.RegularExpressions;
using System.Xml.Linq;

using Market.Portal.Words;

using Microsoft.AspNetCore.Http;

namespace Market.Portal.Tests.Words;

public sealed partial class UiTextsTests
{
    [Theory]
    [InlineData("Ui")]
    [InlineData("Errors")]
    public void Every_text_exists_in_all_three_languages(string set)
    {
        var dutch = Read(set, "nl");
        foreach (var language in new[] { "en", "fr" })
        {
            var other = Read(set, language);
            Assert.Equal(dutch.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(other, text => string.IsNullOrWhiteSpace(text.Value));
        }
    }

    [Theory]
    [InlineData("Ui")]
    [InlineData("Errors")]
    public void The_placeholders_of_a_text_are_the_same_in_all_three_languages(string set)
    {
        var dutch = Read(set, "nl");
        foreach (var language in new[] { "en", "fr" })
        {
            var different = Read(set, language).Where(text => !PlaceholdersOf(text.Value).SetEquals(PlaceholdersOf(dutch[text.Key]))).Select(text => $"{text.Key} ({language})");
            Assert.Empty(different);
        }
    }

    [Theory]
    [InlineData("fr", "certainty.winner", "Que faudrait-il pour un autre gagnant\u00a0?")]
    [InlineData("fr", "certainty.flip.met", "Dossier B, condition «\u00a0Prix\u00a0», membre 2\u00a0: remplie au lieu de non remplie.")]
    [InlineData("nl", "certainty.level", "B\u00a0%, dan komt Prix gelijk")]
    public void No_line_ends_before_a_sign_that_has_a_space_before_it(string language, string key, string words)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{Languages.Cookie}={language}";

        Assert.Equal(words, new UiTexts(new HttpContextAccessor { HttpContext = http })[key, "B", "Prix", 2]);
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var texts = Read("Ui", "nl").Keys.ToHashSet();
        var missing = Asked().Exact.Where(key => !texts.Contains(key) && !texts.Contains($"{key}.one"));
        Assert.True(!missing.Any(), string.Join(", ", missing));
    }

    [Fact]
    public void Every_part_that_an_import_can_bring_has_a_heading_and_no_heading_is_left()
    {
        var import = Path.Combine(Sources.Portal, "..", "challenges", "Features", "Importing");
        var written = Sources.Of(import, ".cs").SelectMany(source => Imported().Matches(source)).Select(match => match.Groups["key"].Value).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(written);
        Assert.Equal(written.Select(key => $"imported.{key}"), Read("Ui", "nl").Keys.Where(key => key.StartsWith("imported.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_is_left_that_no_page_asks_for()
    {
        var (exact, prefixes) = Asked();
        var unused = Read("Ui", "nl").Keys.Where(key => !exact.Contains(key) && !exact.Contains(CountEnd().Replace(key, "")) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.True(!unused.Any(), string.Join(", ", unused));
    }

    /// <summary>Keys in quotes anywhere in the portal, and the fixed beginnings of keys that are put together.</summary>
    private static (HashSet<string> Exact, HashSet<string> Prefixes) Asked()
    {
        var sources = Sources.Of(Sources.Portal, ".razor", ".cs");
        var exact = sources.SelectMany(source => Direct().Matches(source).Select(match => match.Groups["key"].Value)).ToHashSet();
        var chosen = sources.SelectMany(source => Chosen().Matches(source).SelectMany(match => Quoted().Matches(match.Value).Select(inner => inner.Groups["key"].Value))).ToList();
        exact.UnionWith(chosen);
        var prefixes = sources.SelectMany(source => Built().Matches(source).Select(match => match.Groups["key"].Value)).ToHashSet();
        prefixes.UnionWith(sources.SelectMany(source => Listed().Matches(source).Select(match => match.Groups["key"].Value + ".")));
        exact.UnionWith(Mapped().Matches(string.Concat(Sources.Of(Path.Combine(Sources.Portal, "Words"), ".cs"))).Select(match => match.Groups["key"].Value).Where(key => key.Contains('.', StringComparison.Ordinal)));
        exact.UnionWith(sources.SelectMany(source => Done().Matches(source).Select(match => $"done.{match.Groups["key"].Value}")));
        prefixes.UnionWith(["origin.", "phase.", "region.", "process.", "done."]);
        return (exact, prefixes);
    }

    private static Dictionary<string, string> Read(string set, string language) =>
        XDocument.Load(Path.Combine(Sources.Portal, "Resources", $"{set}.{language}.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).ToHashSet();

    /// <summary>A part of an imported challenge, where it is made.</summary>
    [GeneratedRegex("""new HtmlSection\("(?<key>[A-Za-z-]+)""")]
    private static partial Regex Imported();

    [GeneratedRegex("""(?:\bT|texts)(?:\.Count\(|\[)"(?<key>[^"]+)"(?:,|\]|\))""")]
    private static partial Regex Direct();

    /// <summary>A key chosen by a condition: T[x ? "a" : "b"].</summary>
    [GeneratedRegex("""(?:\bT|texts)\[[^\]$\r\n]*\?\s*"[^"]+"\s*:\s*"[^"]+"\]""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""[?:]\s*"(?<key>[^"]+)"\s*(?=[:\]])""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?:\bT|texts)(?:\.Has\(|\[|\.Count\()\$"(?<key>[^"{]+)\{""")]
    private static partial Regex Built();

    [GeneratedRegex("""Names?Of\("(?<key>[^"]+)",""")]
    private static partial Regex Listed();

    /// <summary>A key in a dictionary: ["name"] = "a.key".</summary>
    [GeneratedRegex("""\["[^"]+"\] = "(?<key>[^"]+)",?""")]
    private static partial Regex Mapped();

    [GeneratedRegex("""Go\([^;]*,\s*"(?<key>[a-z-]+)"\)""")]
    private static partial Regex Done();

    [GeneratedRegex(@"\.(one|many)$")]
    private static partial Regex CountEnd();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
