using System.Buffers.Binary;
using System.IO.Compression;

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
    public void A_hundred_thousand_empty_entries_are_refused_by_the_end_record_alone()
    {
        var docx = SampleFiles.Docx([.. Enumerable.Range(0, 100_000).Select(n => ($"word/{n}.xml", ""))]);
        // The same archive with an end record that speaks of two entries.
        var modest = docx.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(modest.AsSpan(modest.Length - 14), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(modest.AsSpan(modest.Length - 12), 2);

        foreach (var file in new[] { docx, modest })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal("file.bomb", Refusal(file));
            // The end of the file and a stream; opening the archive takes more than 20 MB.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        }
    }

    [Fact]
    public void An_end_record_that_points_elsewhere_is_refused()
    {
        var docx = SampleFiles.Docx();
        docx[^18] = 0xFF;
        Assert.Equal("file.content-mismatch", Refusal(docx));
        docx = SampleFiles.Docx();
        docx.AsSpan(docx.Length - 6, 4).Fill(0xFF);
        Assert.Equal("file.content-mismatch", Refusal(docx));
    }

    [Fact]
    public void A_symbolic_link_is_refused()
    {
        using var stream = new MemoryStream();
        stream.Write(SampleFiles.Docx(("word/link.xml", "<x/>")));
        Assert.Null(Refusal(stream.ToArray()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            archive.GetEntry("word/link.xml")!.ExternalAttributes = 0xA1FF << 16;
        Assert.Equal("file.content-mismatch", Refusal(stream.ToArray()));
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
