using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

public sealed class NamesInTextTests
{
    private static readonly NamesInText Names = new(["Vonk Energie BV", "Zienderogen", "Cité Sûre", "NV", "Kade N.V.", "Kade Onderzoek"]);

    [Theory]
    [InlineData("Zoals vonk energie bv het doet", "Vonk Energie BV")]
    [InlineData("Beter dan Vonk Energie.", "Vonk Energie BV")]
    [InlineData("Beter dan Vonk-Energie.", "Vonk Energie BV")]
    [InlineData("(ZIENDEROGEN)", "Zienderogen")]
    [InlineData("Comme Cite Sure.", "Cité Sûre")]
    [InlineData("Cité sûre et Vonk Energie", "Cité Sûre", "Vonk Energie BV")]
    [InlineData("Het gaat zienderogend vooruit, Zienderogen!", "Zienderogen")]
    [InlineData("Aan de Kade", "Kade N.V.")]
    [InlineData("Kade Onderzoek", "Kade N.V.", "Kade Onderzoek")]
    public void A_name_that_stands_on_its_own_is_found(string text, params string[] found) => Assert.Equal(found, Names.In(text));

    [Theory]
    [InlineData("Een vonkje energie, en vonk bvba")]
    [InlineData("Een NV")]
    [InlineData("")]
    public void A_part_of_a_name_or_word_is_no_name(string text) => Assert.Empty(Names.In(text));

    [Fact]
    public void Of_several_texts_each_name_is_told_once() => Assert.Equal(["Zienderogen"], Names.In("Zienderogen", "zienderogen", "niets"));
}
