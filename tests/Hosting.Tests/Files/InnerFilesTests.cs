using System.Text;

using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

/// <summary>B-21, and what of B-31 can be refused without a virus scanner.</summary>
public sealed class InnerFilesTests
{
    /// <summary>The harmless text that every scanner reports, in two halves so that none reports this file.</summary>
    private static readonly string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static string? Refusal(string name, byte[] content)
    {
        var checkedFile = FileTypes.Check(name, new MemoryStream(content));
        return checkedFile.Failed ? checkedFile.Errors[0].Code : null;
    }

    /// <summary>Like 42.zip: each level holds the level below it several times, and the lowest one zeros.</summary>
    private static byte[] Nested(int levels) => levels == 0
        ? SampleFiles.ZipOf(("0.dll", new byte[1024 * 1024]))
        : SampleFiles.ZipOf([.. Enumerable.Range(0, 4).Select(n => ($"lib {n}.zip", Nested(levels - 1)))]);

    [Theory]
    [InlineData("42.zip", "file.type-not-allowed")]
    [InlineData("42.docx", "file.content-mismatch")]
    [InlineData("42.pdf", "file.content-mismatch")]
    [InlineData("42.txt", "file.content-mismatch")]
    public void Archives_in_archives_are_no_kind_of_file(string name, string code) => Assert.Equal(code, Refusal(name, Nested(3)));

    [Theory]
    [InlineData("word/embeddings/42.zip")]
    [InlineData("word/embeddings/sheet.xlsb")]
    [InlineData("word/media/image1.png")]
    [InlineData("customXml/item1.bin")]
    public void An_archive_in_a_document_is_refused_whatever_its_name(string name) =>
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith(name, Nested(1))));

    [Theory]
    [InlineData("504B0506000000000000000000000000000000000000")]
    [InlineData("377ABCAF271C0004")]
    [InlineData("526172211A0700")]
    [InlineData("1F8B0800")]
    [InlineData("425A6839")]
    [InlineData("FD377A585A00")]
    [InlineData("4D53434600")]
    public void Archives_of_every_common_kind_are_refused(string start) =>
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith("word/media/image1.png", Convert.FromHexString(start))));

    [Fact]
    public void The_sheet_behind_a_chart_is_fine_and_is_checked_itself()
    {
        const string Name = "word/embeddings/Microsoft_Excel_Sheet1.xlsx";
        Assert.Null(Refusal("nota.docx", SampleFiles.DocxWith(Name, SampleFiles.Xlsx())));
        Assert.Equal("file.active-content", Refusal("nota.docx", SampleFiles.DocxWith(Name, SampleFiles.Xlsx(("xl/vbaProject.bin", "x")))));
        Assert.Equal("file.content-mismatch", Refusal("nota.docx", SampleFiles.DocxWith(Name, SampleFiles.Docx())));
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith("word/media/Sheet1.xlsx", SampleFiles.Xlsx())));
    }

    [Fact]
    public void An_embedded_document_embeds_nothing_itself()
    {
        var inner = SampleFiles.DocxWith("word/embeddings/sheet.xlsx", SampleFiles.Xlsx());
        Assert.Null(Refusal("nota.docx", inner));
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/inner.docx", inner)));
    }

    [Fact]
    public void What_is_embedded_counts_for_the_whole()
    {
        // Packs 60 times, so that no single ratio is suspect; five times 45 MB is more than 200 MB.
        var line = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 6000).Select(n => (char)(' ' + (n * n % 90)))));
        var sheet = new byte[45 * 1024 * 1024];
        for (var at = 0; at < sheet.Length; at += line.Length)
            line.AsSpan(0, Math.Min(line.Length, sheet.Length - at)).CopyTo(sheet.AsSpan(at));
        for (var at = 0; at < sheet.Length; at += 400)
            sheet[at] = (byte)(at / 400 % 251);
        var inner = SampleFiles.ZipOf(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/sheet.bin", sheet));
        var parts = Enumerable.Range(0, 5).Select(n => ($"word/embeddings/{n}.xlsx", inner));

        Assert.Null(Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/0.xlsx", inner)));
        Assert.Equal("file.bomb", Refusal("nota.docx", SampleFiles.ZipOf([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<document/>"u8.ToArray()), .. parts])));
    }

    [Fact]
    public void An_object_that_packs_a_file_of_any_kind_is_refused()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[500]];
        Assert.Null(Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/oleObject1.bin", ole)));
        byte[] package = [.. ole, 1, 0, .. Encoding.Unicode.GetBytes("Ole10Native")];
        Assert.Equal("file.active-content", Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/oleObject1.bin", package)));
    }

    [Theory]
    [InlineData("eicar.com", "file.type-not-allowed")]
    [InlineData("eicar.com.txt", "file.name")]
    [InlineData("eicar.pdf", "file.content-mismatch")]
    [InlineData("eicar.docx", "file.content-mismatch")]
    [InlineData("eicar.png", "file.content-mismatch")]
    public void A_virus_is_refused_as_what_it_is_not(string name, string code) => Assert.Equal(code, Refusal(name, Encoding.ASCII.GetBytes(Eicar)));

    [Fact]
    public void A_packed_virus_is_refused_with_its_archive()
    {
        var zip = SampleFiles.Zip(("eicar.com", Eicar));
        Assert.Equal("file.type-not-allowed", Refusal("eicar.zip", zip));
        Assert.Equal("file.content-mismatch", Refusal("eicar.docx", zip));
        Assert.Equal("file.active-content", Refusal("nota.docx", SampleFiles.Docx(("word/embeddings/eicar.com", Eicar))));
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/eicar.bin", zip)));
        Assert.Equal("file.inner-archive", Refusal("nota.docx", SampleFiles.DocxWith("word/embeddings/eicar.bin", SampleFiles.ZipOf(("eicar.zip", zip)))));
    }
}
