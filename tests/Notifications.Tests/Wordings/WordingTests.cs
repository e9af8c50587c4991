using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Wordings;
using Market.Testing;

namespace Market.Notifications.Tests.Wordings;

public sealed class WordingTests
{
    private static readonly Facts Sample = new()
    {
        Challenge = new LocalizedText("Slimme noodoproep", "Smart emergency call", "Appel d’urgence intelligent"),
        Name = "An Peeters",
        Organisation = "Stad Zilverbeek",
        At = new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero),
        Previous = new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero),
        Count = 3,
        Missing = ["title", "summary", "answers[1].text"],
        Receipt = "2026-0042",
        Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Reason = "Het budget is weggevallen.",
    };

    [Fact]
    public void Every_kind_has_a_wording() =>
        Assert.Equal(typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(), NotificationTexts.Kinds.Order());

    [Fact]
    public void The_three_languages_say_the_same_things()
    {
        foreach (var kind in NotificationTexts.Kinds)
        {
            var texts = NotificationTexts.Of(kind);
            Assert.Equal(Placeholders(texts.Nl), Placeholders(texts.En));
            Assert.Equal(Placeholders(texts.Nl), Placeholders(texts.Fr));
            Assert.Equal(3, new[] { texts.Nl, texts.En, texts.Fr }.Distinct().Count());
        }
    }

    [Fact]
    public void Nothing_is_left_open_when_facts_are_missing()
    {
        foreach (var (kind, language) in NotificationTexts.Kinds.SelectMany(kind => LocalizedText.Languages.Select(language => (kind, language))))
        {
            var text = NotificationTexts.Render(kind, new Facts(), language);
            Assert.DoesNotContain("{", text.Subject + text.Text);
        }
    }

    [Fact]
    public async Task All_texts_read_as_agreed()
    {
        var all = NotificationTexts.Kinds.Order().ToDictionary(
            kind => kind, kind => LocalizedText.Languages.ToDictionary(language => language, language => NotificationTexts.Render(kind, Sample, language)));
        await Snapshot.MatchesAsync(JsonSerializer.Serialize(all), "wordings.json");
    }

    [Theory]
    [InlineData("nl", "dinsdag 1 december 2026 om 12:00:00")]
    [InlineData("en", "Tuesday 1 December 2026 at 12:00:00")]
    [InlineData("fr", "mardi 1 décembre 2026 à 12:00:00")]
    public void Moments_are_in_brussels_time(string language, string expected) => Assert.Equal(expected, NotificationTexts.Moment(Sample.At!.Value, language));

    private static IEnumerable<string> Placeholders(Wording wording) =>
        Regex.Matches(wording.Subject + wording.Text, @"\{[a-z]+\}").Select(match => match.Value).Order();
}
