using Market.Identity.Domain;

namespace Market.Identity.Tests.Domain;

public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("Politie Antwerpen", "\u041F\u043Elitie Antwerpen", false)]
    [InlineData("Politie Antwerpen", "P\u043Elitie \u0410ntw\u0435rp\u0435n", true)]
    [InlineData("HAVEN", "\u0397\u0391V\u0395\u039D", true)]
    [InlineData("HAVEN", "\u041D\u0410V\u0415N", true)]
    [InlineData("Brandweer Zone 1", "Brandweer Zone I", true)]
    [InlineData("Brandweer Zone 1", "Brandweer Zone 2", false)]
    [InlineData("Modern Alarm", "Modem Alarm", true)]
    [InlineData("Cœur & Sécurité", "COEUR SECURITE", true)]
    [InlineData("Straße", "strasse", true)]
    [InlineData("Sensor \uFF06 Zoon", "Sensor Zoon", true)]
    [InlineData("De Brug", "De Brug Gent", false)]
    public void Names_look_the_same_or_not(string one, string other, bool same) =>
        Assert.Equal(same, LookAlike.ShapeOf(one) == LookAlike.ShapeOf(other));

    [Theory]
    [InlineData("!!!")]
    [InlineData("\u200B\u202E")]
    public void What_has_no_letters_has_no_shape(string name) => Assert.Equal("", LookAlike.ShapeOf(name));
}
