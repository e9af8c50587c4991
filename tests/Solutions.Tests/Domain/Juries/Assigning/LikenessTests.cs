using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

public sealed class LikenessTests
{
    private static readonly Likeness Texts = new(["Een sensor meet de waterkwaliteit", "Énergie solaire pour les écoles", "Software for schools"], []);

    [Fact]
    public void The_same_words_are_alike_entirely_and_others_not_at_all()
    {
        Assert.Equal(1000, Texts.Of("Een sensor meet de waterkwaliteit", 0));
        Assert.Equal(0, Texts.Of("Een sensor meet de waterkwaliteit", 2));
        Assert.Equal(0, Texts.Of("", 0));
    }

    [Theory]
    [InlineData("SENSOREN", 0)]
    [InlineData("energies, écolés", 1)]
    [InlineData("school", 2)]
    public void Capitals_accents_and_endings_make_no_difference(string text, int index) => Assert.True(Texts.Of(text, index) > 300);

    [Fact]
    public void A_word_that_all_texts_have_counts_less_than_one_that_few_have()
    {
        var texts = new Likeness(["project water", "project zonne", "project dijken"], []);

        Assert.True(texts.Of("project", 0) < texts.Of("water", 0));
    }
}
