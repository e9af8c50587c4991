using Market.Notifications.Wordings;

namespace Market.Notifications.Tests.Wordings;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("Stad Zilverbeek", "Stad Zilverbeek")]
    [InlineData("dr. Jan Peeters", "dr. Jan Peeters")]
    [InlineData("Versie 2.0 om 14:30", "Versie 2.0 om 14:30")]
    [InlineData("Project: Water", "Project: Water")]
    [InlineData("O'Brien & Zn. <BV>", "O'Brien & Zn. <BV>")]
    [InlineData("Zeeën 🌊 meten", "Zeeën 🌊 meten")]
    [InlineData("Click https://evil.example now", "Click https[:]//evil[.]example now")]
    [InlineData("www.evil.example", "www[.]evil[.]example")]
    [InlineData("mail a@evil.example", "mail a@evil[.]example")]
    [InlineData("javascript:alert(1)", "javascript[:]alert(1)")]
    [InlineData("een\r\ntwee\tdrie", "een twee drie")]
    [InlineData("a\u202Eb\u200Bc\u2066d\uFEFFe", "a b c d e")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void Text_of_others_is_one_line_without_live_addresses(string? typed, string expected) => Assert.Equal(expected, SafeText.Line(typed));

    [Fact]
    public void Half_a_character_and_a_megabyte_do_no_harm()
    {
        Assert.Equal("a\uFFFDb", SafeText.Line("a\uD83Db"));
        Assert.True(SafeText.Line(new string('x', 1_000_000)).Length <= 200);
    }
}
