using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Één Café-bus, ŒUVRE Straße", "een cafe bus oeuvre strasse")]
    [InlineData("ﬁets № 12½ m²", "fiets no 121 2 m2")]
    [InlineData("%_*\"'();--", "")]
    [InlineData("e\u0301e\u0301n", "een")]
    public void Text_is_folded_to_plain_words(string text, string folded) => Assert.Equal(folded, SearchWords.Fold([text]));

    [Fact]
    public void A_question_has_at_most_eight_different_words_of_forty_letters()
    {
        Assert.Equal(8, SearchWords.Of(string.Join(' ', Enumerable.Range(0, 20))).Count);
        Assert.Equal(["aa"], SearchWords.Of("aa AA áá"));
        Assert.Equal(40, Assert.Single(SearchWords.Of(new string('x', 199))).Length);
    }

    [Fact]
    public void A_slug_is_readable_ascii_and_unique_by_its_end()
    {
        var id = Guid.Parse("01900000-0000-7000-8000-0000deadbeef");
        Assert.Equal("een-drone-boven-gent-deadbeef", Slug.Of("Eén drone – boven Gent!", id));
        Assert.Equal("deadbeef", Slug.Of("Здравствуйте", id));
        Assert.True(Slug.Of(new string('a', 150), id).Length <= 70);
    }
}
