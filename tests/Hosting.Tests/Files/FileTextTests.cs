using System.Text;

using Market.Hosting.Files;
using Market.Hosting.Tests.Files.Cleaning;

using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Market.Hosting.Tests.Files;

/// <summary>The words of a file can be searched, whatever its kind.</summary>
public sealed class FileTextTests
{
    private static ReadText Read(string extension, byte[] content) => FileText.Read(extension, new MemoryStream(content), TestContext.Current.CancellationToken);

    private static byte[] Pdf(int pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var page = 1; page <= pages; page++)
            builder.AddPage(PageSize.A4).AddText($"Bladzijde {page} van Vonk", 12, new(50, 700), font);
        return builder.Build();
    }

    [Fact]
    public void Words_that_a_program_cut_in_pieces_are_whole_again() => Assert.Contains(
        "Vonk Energie", Read("docx", OfficeSample.Docx("<w:p><w:r><w:t>Vo</w:t></w:r><w:r><w:t>nk Ener</w:t></w:r><w:r><w:t>gie</w:t></w:r></w:p><w:p><w:r><w:t>volgt</w:t></w:r></w:p>").ToBytes()).Text);

    [Fact]
    public void Paragraphs_stay_apart() => Assert.DoesNotContain("eenTwee", Read("docx", OfficeSample.Docx("<w:p><w:r><w:t>een</w:t></w:r></w:p><w:p><w:r><w:t>Twee</w:t></w:r></w:p>").ToBytes()).Text);

    [Fact]
    public void What_is_told_of_a_picture_and_where_a_link_leads_is_read()
    {
        var sample = OfficeSample.Docx("<w:p><w:r><x descr=\"Logo van Vonk\"/></w:r></w:p>").Loose("word/_rels/a.rels",
            Encoding.UTF8.GetBytes("<Relationships><Relationship TargetMode=\"External\" Target=\"https://vonk.example/\"/><Relationship Target=\"binnen.xml\"/></Relationships>"));

        var text = Read("docx", sample.ToBytes()).Text;

        Assert.Contains("Logo van Vonk", text);
        Assert.Contains("https://vonk.example/", text);
        Assert.DoesNotContain("binnen.xml", text);
    }

    [Fact]
    public void Sheets_slides_and_plain_text_are_read()
    {
        Assert.Contains("Wat iedereen leest", Read("xlsx", OfficeSample.Xlsx().ToBytes()).Text);
        Assert.Contains("Wat iedereen leest", Read("pptx", OfficeSample.Pptx().ToBytes()).Text);
        Assert.Equal(new ReadText("Wat iedereen leest", true), Read("txt", "Wat iedereen leest"u8.ToArray()));
        Assert.Equal(new ReadText("", true), Read("png", PictureSample.Png()));
    }

    [Fact]
    public void A_pdf_is_read_up_to_a_hundred_pages_and_it_is_said_when_there_are_more()
    {
        var (all, most) = (Read("pdf", Pdf(100)), Read("pdf", Pdf(101)));

        Assert.Contains("Bladzijde 100 van Vonk", all.Text);
        Assert.Equal((true, false), (all.Whole, most.Whole));
        Assert.DoesNotContain("101", most.Text);
    }

    [Fact]
    public void What_cannot_be_read_is_said_not_to_be() => Assert.False(Read("pdf", "%PDF-1.7"u8.ToArray()).Whole);

    [Fact]
    public void Too_long_a_text_breaks_off() => Assert.Equal((FileText.MaxLength, false), (Read("txt", new byte[FileText.MaxLength + 1]).Text.Length / 10_000 * 10_000, Read("txt", new byte[FileText.MaxLength + 1]).Whole));
}
