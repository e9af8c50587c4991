using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

public sealed class NamesInTextTests
{
    private static readonly string[] Names = ["Vonk BV", "Zienderogen", "Cité Sûre", "NV"];

    [Theory]
    [InlineData("Zoals vonk bv het doet", "Vonk BV")]
    [InlineData("(ZIENDEROGEN)", "Zienderogen")]
    [InlineData("Comme Cite Sure.", "Cité Sûre")]
    [InlineData("Cité sûre et Vonk BV", "Cité Sûre", "Vonk BV")]
    [InlineData("Het gaat zienderogend vooruit, Zienderogen!", "Zienderogen")]
    public void A_name_that_stands_on_its_own_is_found(string text, params string[] found) => Assert.Equal(found, NamesInText.Find(Names, text));

    [Theory]
    [InlineData("Een vonkje, en vonk bvba")]
    [InlineData("Een NV")]
    [InlineData("")]
    public void A_part_of_a_word_is_no_name(string text) => Assert.Empty(NamesInText.Find(Names, text));
}
