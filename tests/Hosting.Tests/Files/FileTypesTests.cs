using System.Text;

using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

public sealed class FileTypesTests
{
    private static string? Refusal(string name, byte[] content)
    {
        var checkedFile = FileTypes.Check(name, new MemoryStream(content));
        return checkedFile.Failed ? checkedFile.Errors[0].Code : null;
    }

    [Fact]
    public void Sound_files_of_every_kind_are_taken()
    {
        Assert.Null(Refusal("nota.pdf", SampleFiles.Pdf()));
        Assert.Null(Refusal("nota.docx", SampleFiles.Docx()));
        Assert.Null(Refusal("raming.xlsx", SampleFiles.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))));
        Assert.Null(Refusal("voorstel.pptx", SampleFiles.Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>"))));
        Assert.Null(Refusal("nota.odt", SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>"))));
        Assert.Null(Refusal("plan.png", SampleFiles.Png()));
        Assert.Null(Refusal("foto.JPG", SampleFiles.Jpeg(640, 480)));
        Assert.Null(Refusal("lees mij – één.txt", "Blusinstallatie: één stuk 🚒"u8.ToArray()));
        Assert.Null(Refusal("verslag 12.03.2026.csv", "a;b\n1;2\n"u8.ToArray()));
    }

    [Theory]
    [InlineData("virus.exe")]
    [InlineData("nota.pdf.exe")]
    [InlineData("tekening.svg")]
    [InlineData("pagina.html")]
    [InlineData("nota.docm")]
    [InlineData("nota")]
    public void Other_kinds_are_refused(string name) => Assert.Equal("file.type-not-allowed", Refusal(name, SampleFiles.Pdf()));

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("file.empty", Refusal("nota.pdf", []));

    [Fact]
    public void Content_that_is_not_what_the_extension_says_is_refused()
    {
        Assert.Equal("file.content-mismatch", Refusal("nota.pdf", "<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Equal("file.content-mismatch", Refusal("nota.png", SampleFiles.Pdf()));
        Assert.Equal("file.content-mismatch", Refusal("nota.jpg", SampleFiles.Png()));
        Assert.Equal("file.content-mismatch", Refusal("nota.xlsx", SampleFiles.Docx()));
        Assert.Equal("file.content-mismatch", Refusal("nota.odt", SampleFiles.Docx()));
        Assert.Equal("file.content-mismatch", Refusal("nota.txt", " <!DOCTYPE html><p>"u8.ToArray()));
        Assert.Equal("file.content-mismatch", Refusal("nota.txt", [0x61, 0, 0x62]));
        Assert.Equal("file.content-mismatch", Refusal("nota.csv", [0x61, 0xC3, 0x28]));
    }

    [Fact]
    public void A_file_that_is_two_kinds_at_once_is_refused()
    {
        Assert.Equal("file.content-mismatch", Refusal("nota.pdf", [.. SampleFiles.Pdf(), .. SampleFiles.Docx()]));
        Assert.Equal("file.content-mismatch", Refusal("nota.docx", [.. SampleFiles.Pdf(), .. SampleFiles.Docx()]));
        Assert.Equal("file.content-mismatch", Refusal("nota.png", [.. SampleFiles.Png(), .. SampleFiles.Docx()]));
        Assert.Equal("file.content-mismatch", Refusal("foto.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Docx()]));
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        Assert.Equal("file.content-mismatch", Refusal("nota.pdf", SampleFiles.Pdf()[..60]));
        Assert.Equal("file.content-mismatch", Refusal("nota.docx", SampleFiles.Docx()[..^30]));
        Assert.Equal("file.content-mismatch", Refusal("plan.png", SampleFiles.Png()[..30]));
    }

    [Fact]
    public void A_pdf_that_starts_something_or_is_locked_is_refused()
    {
        Assert.Equal("file.active-content", Refusal("nota.pdf", SampleFiles.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")));
        Assert.Equal("file.active-content", Refusal("nota.pdf", SampleFiles.Pdf("/AA << /S /Launch /F (cmd.exe) >>")));
        Assert.Equal("file.active-content", Refusal("nota.pdf", SampleFiles.Pdf("/Type /EmbeddedFile")));
        Assert.Equal("file.encrypted", Refusal("nota.pdf", SampleFiles.Pdf("/Encrypt 5 0 R")));
    }

    [Fact]
    public void A_word_on_the_border_between_two_pieces_is_still_found()
    {
        var filler = new string('x', (64 * 1024) - 50);
        Assert.Equal("file.active-content", Refusal("nota.pdf", SampleFiles.Pdf(filler + "/S /JavaScript")));
    }

    [Fact]
    public void A_huge_image_is_refused()
    {
        Assert.Equal("file.bomb", Refusal("plan.png", SampleFiles.Png(60_000, 60_000)));
        Assert.Equal("file.bomb", Refusal("foto.jpg", SampleFiles.Jpeg(60_000, 60_000)));
    }

    [Fact]
    public void An_image_that_states_no_size_is_refused() =>
        Assert.Equal("file.content-mismatch", Refusal("foto.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0]));

    [Fact]
    public void Control_characters_in_text_are_refused() =>
        Assert.Equal("file.content-mismatch", Refusal("nota.txt", Encoding.UTF8.GetBytes("hallo \u001b[31mrood")));
}
