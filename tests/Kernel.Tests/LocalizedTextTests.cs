using Market.Kernel;

namespace Market.Kernel.Tests;

public sealed class LocalizedTextTests
{
    [Fact]
    public void A_reader_gets_the_own_language_when_it_is_there() => Assert.Equal("fire", new LocalizedText("brand", "fire").For("en"));

    [Fact]
    public void A_reader_of_a_missing_language_gets_the_first_that_is_filled_in() => Assert.Equal("fire", new LocalizedText(" ", "fire").For("fr"));

    [Fact]
    public void A_fourth_language_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LocalizedText().With("de", "Feuer"));
}
