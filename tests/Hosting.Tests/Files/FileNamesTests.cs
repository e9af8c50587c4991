using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("CON.pdf")]
    [InlineData("lpt1.txt")]
    [InlineData("nota.exe.pdf")]
    [InlineData("pagina.html.pdf")]
    [InlineData(".pdf")]
    [InlineData("nota.pdf.")]
    [InlineData("nota.pdf ")]
    [InlineData(" nota.pdf")]
    [InlineData("../nota.pdf")]
    [InlineData("map\\nota.pdf")]
    [InlineData("nota\u0000.pdf")]
    [InlineData("nota\r\nSet-Cookie: a.pdf")]
    [InlineData("factuur\u202Efdp.txt")]
    [InlineData("no\u200Bta.pdf")]
    [InlineData("nota\"x.pdf")]
    public void Names_that_mislead_are_refused(string name) => Assert.Equal("file.name", FileNames.Check(name).Errors[0].Code);

    [Fact]
    public void A_name_may_have_150_characters()
    {
        Assert.False(FileNames.Check(new string('a', 146) + ".pdf").Failed);
        Assert.True(FileNames.Check(new string('a', 147) + ".pdf").Failed);
    }

    [Fact]
    public void Half_a_character_is_refused() => Assert.True(FileNames.Check("a\uD83D.pdf").Failed);

    [Fact]
    public void The_same_name_in_two_normal_forms_becomes_one() =>
        Assert.Equal(FileNames.Check("één.pdf").Value, FileNames.Check("e\u0301e\u0301n.pdf").Value);

    [Fact]
    public void A_neutral_name_keeps_only_the_extension() => Assert.Equal("bijlage-2.pdf", FileNames.Neutral(2, "Voorstel Firma Janssens.PDF"));
}
