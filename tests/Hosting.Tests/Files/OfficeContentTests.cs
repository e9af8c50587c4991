using System.Buffers.Binary;

using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

public sealed class OfficeContentTests
{
    private static string? Refusal(byte[] docx)
    {
        var checkedFile = FileTypes.Check("nota.docx", new MemoryStream(docx));
        return checkedFile.Failed ? checkedFile.Errors[0].Code : null;
    }

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        Assert.Equal("file.bomb", Refusal(SampleFiles.Docx(("word/media/leeg.bmp", new string('0', 64 * 1024 * 1024)))));
        var many = Enumerable.Range(0, 1001).Select(n => ($"word/media/{n}.xml", "")).ToArray();
        Assert.Equal("file.bomb", Refusal(SampleFiles.Docx(many)));
    }

    [Fact]
    public void A_header_that_lies_about_the_size_is_refused()
    {
        var docx = SampleFiles.Docx(("word/x.bin", "twelve bytes"));
        // The central directory's last entry: the size stands 24 bytes after its signature.
        var entry = docx.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(docx.AsSpan(entry + 24), 4);
        Assert.NotNull(Refusal(docx));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\..\\x.xml")]
    [InlineData("C:/x.xml")]
    [InlineData("word/document.xml")]
    [InlineData("WORD/document.xml")]
    public void Names_that_leave_the_archive_or_stand_twice_are_refused(string name) =>
        Assert.Equal("file.content-mismatch", Refusal(SampleFiles.Docx((name, "<x/>"))));

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word/activeX/activeX1.xml")]
    [InlineData("word/embeddings/setup.exe")]
    public void Macros_and_programs_are_refused(string name) => Assert.Equal("file.active-content", Refusal(SampleFiles.Docx((name, "x"))));

    [Fact]
    public void A_renamed_macro_document_is_refused() => Assert.Equal("file.active-content", Refusal(SampleFiles.Zip(
        ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"),
        ("word/document.xml", "<document/>"))));

    [Theory]
    [InlineData("attachedTemplate", "https://evil.example/t.dotm")]
    [InlineData("image", "https://evil.example/pixel.png")]
    [InlineData("hyperlink", "file://server/share")]
    [InlineData("oleObject", "https://evil.example/o")]
    public void What_would_be_fetched_from_outside_is_refused(string type, string target) =>
        Assert.Equal("file.active-content", Refusal(SampleFiles.Relations(type, target)));

    [Fact]
    public void A_link_that_a_person_clicks_is_fine() => Assert.Null(Refusal(SampleFiles.Relations("hyperlink", "https://www.vlaanderen.be/")));

    [Fact]
    public void Entities_are_refused() => Assert.Equal("file.content-mismatch", Refusal(SampleFiles.Docx(
        ("word/styles.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"))));

    [Fact]
    public void A_password_protected_document_is_refused_as_such() =>
        Assert.Equal("file.encrypted", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]));
}
