using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Testing;

using UglyToad.PdfPig;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>S-11: what a juror gets tells nothing about people and machines, shows the same, and what cannot be cleaned is not given at all.</summary>
public sealed class FileCleanerTests
{
    /// <summary>What was overwritten looks like any other byte between two objects, so that nobody is told of it.</summary>
    private const string Unsaid = "pdf an earlier version";

    public static readonly TheoryData<string> Names = [.. Spots.All.Select(spot => spot.Name)];

    private static (CleaningOutcome Outcome, byte[] Copy) Clean(string extension, byte[] content, TimeSpan? patience = null)
    {
        using var copy = new MemoryStream();
        var outcome = FileCleaner.Clean(extension, new MemoryStream(content), copy, TestContext.Current.CancellationToken, patience);
        return (outcome, copy.ToArray());
    }

    private static Spot Named(string name) => Spots.All.Single(spot => spot.Name == name);

    [Fact]
    public void There_are_at_least_sixty_places() => Assert.InRange(Spots.All.Count, 60, 500);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_place_is_in_a_file_that_teams_can_send_and_the_search_finds_it_there(string name)
    {
        var spot = Named(name);

        Assert.Null(FileTypes.Check($"x.{spot.Extension}", new MemoryStream(spot.Content)).Errors.FirstOrDefault()?.Code);
        Assert.NotNull(Canary.Where(spot.Content));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_copy_is_clean_says_that_something_went_and_is_the_same_each_time(string name)
    {
        var spot = Named(name);

        var (outcome, copy) = Clean(spot.Extension, spot.Content);

        Assert.Null(outcome.Refused);
        Assert.Null(Canary.Where(copy));
        Assert.True(outcome.Removed.Count > 0 || name == Unsaid);
        Assert.Equal(SHA256.HashData(copy), SHA256.HashData(Clean(spot.Extension, spot.Content).Copy));
        Assert.Empty(Clean(spot.Extension, copy).Outcome.Removed);
    }

    [Fact]
    public void A_copy_that_keeps_one_place_is_caught()
    {
        var spot = Named("docx the author of an insertion");
        using var careless = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(spot.Content)))
        using (var to = new ZipArchive(careless, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
                CleanEntry.Xml(entry, to, new RulesThatForget(), new CleaningRun(CancellationToken.None));
        }

        Assert.Equal("bytes/word/document.xml", Canary.Where(careless.ToArray()));
    }

    [Theory]
    [InlineData("docx"), InlineData("xlsx"), InlineData("pptx")]
    public void What_is_written_in_a_document_stays(string extension)
    {
        var sample = extension switch { "docx" => OfficeSample.Docx(), "xlsx" => OfficeSample.Xlsx(), _ => OfficeSample.Pptx() };

        var (outcome, copy) = Clean(extension, sample.ToBytes());

        Assert.Equal((0, null), (outcome.Removed.Count, outcome.Refused));
        Assert.Contains("Wat iedereen leest", TextOf(copy));
    }

    [Fact]
    public void Insertions_and_moves_are_accepted_and_deletions_gone()
    {
        var copy = TextOf(Clean("docx", OfficeSample.Docx("<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>Erbij</w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"x\"><w:r><w:delText>Eruit</w:delText></w:r></w:del>"
            + "<w:moveTo w:id=\"3\" w:author=\"x\"><w:r><w:t>Hierheen</w:t></w:r></w:moveTo></w:p>").ToBytes()).Copy);

        Assert.Contains("<w:p><w:r><w:t>Erbij</w:t></w:r><w:r><w:t>Hierheen</w:t></w:r></w:p>", copy);
        Assert.DoesNotContain("Eruit", copy);
    }

    [Fact]
    public void A_drawn_path_and_a_field_of_another_kind_stay_whole()
    {
        var body = "<w:p><a:moveTo xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:pt x=\"1\"/></a:moveTo><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";

        var (outcome, copy) = Clean("docx", OfficeSample.Docx(body).ToBytes());

        Assert.Empty(outcome.Removed);
        Assert.Contains("<a:pt x=\"1\" />", TextOf(copy));
        Assert.Contains("<w:instrText>PAGE</w:instrText>", TextOf(copy));
        Assert.Contains("<w:t>7</w:t>", TextOf(copy));
    }

    [Fact]
    public void Nothing_refers_to_what_went()
    {
        var copy = string.Concat(new[] { "xlsx notes", "pptx tags", "xlsx a printer" }.Select(Named).Select(spot => TextOf(Clean(spot.Extension, spot.Content).Copy)));

        Assert.DoesNotContain("legacyDrawing", copy);
        Assert.DoesNotContain("comments", copy);
        Assert.DoesNotContain("p:tags", copy);
        Assert.DoesNotContain("printerSettings", copy);
        Assert.Contains("<pageSetup orientation=\"portrait\" />", copy);
    }

    [Fact]
    public void A_page_of_a_pdf_reads_the_same()
    {
        var builder = new UglyToad.PdfPig.Writer.PdfDocumentBuilder { DocumentInformation = { Author = Canary.Word } };
        var font = builder.AddStandard14Font(UglyToad.PdfPig.Fonts.Standard14Fonts.Standard14Font.Helvetica);
        for (var page = 1; page <= 3; page++)
            builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText($"Bladzijde {page}", 12, new(50, 700), font);

        var (outcome, copy) = Clean("pdf", builder.Build());

        Assert.Contains(FileTrace.Properties, outcome.Removed);
        using var pdf = PdfDocument.Open(copy);
        Assert.Equal(["Bladzijde 1", "Bladzijde 2", "Bladzijde 3"], pdf.GetPages().Select(page => page.Text));
        Assert.Null(pdf.Information.Author);
    }

    [Fact]
    public void Every_byte_of_a_string_in_a_pdf_stays_and_so_do_names_and_numbers()
    {
        var all = Convert.ToHexString([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        var literal = "(\\376\\377\\000\\351 \\(x\\) \\200\\377)";
        var copy = Encoding.Latin1.GetString(Clean("pdf", SamplePdf.Of("/Outlines 4 0 R", "", $"<< /Type /Outlines /Title <{all}> /X {literal} /Y /Naam#20met#2f /N [0.000125 -3 1234567890] >>")).Copy);

        Assert.Contains($"<{all}>", copy);
        Assert.Contains("<FEFF00E92028782920 80FF>".Replace(" ", ""), copy);
        Assert.Contains("/Naam#20met#2F", copy);
        Assert.Contains("[0.000125 -3 1234567890 ]", copy);
    }

    [Fact]
    public void What_is_drawn_in_a_picture_stays_bit_for_bit_and_so_does_which_side_is_up()
    {
        Assert.Equal(PictureSample.Png(), Clean("png", PictureSample.Png(("tEXt", PictureSample.Word))).Copy);
        Assert.Equal(PictureSample.Jpeg(), Clean("jpg", PictureSample.Jpeg((0xFE, PictureSample.Word))).Copy);
        Assert.Equal(PictureSample.Jpeg((0xE1, ExifOrientation.Alone(6))), Clean("jpg", PictureSample.Jpeg((0xE1, PictureSample.Exif(6, little: true)))).Copy);
        Assert.Equal(PictureSample.Jpeg((0xE1, ExifOrientation.Alone(8))), Clean("jpg", PictureSample.Jpeg((0xE1, PictureSample.Exif(8, little: false)))).Copy);
    }

    [Theory]
    [InlineData("txt", "Wie: Jan"), InlineData("csv", "a;b\n1;2")]
    public void Text_passes_as_it_is(string extension, string text)
    {
        var (outcome, copy) = Clean(extension, Encoding.UTF8.GetBytes(text));

        Assert.Empty(outcome.Removed);
        Assert.Equal(text, Encoding.UTF8.GetString(copy));
    }

    private static string TextOf(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    private sealed class RulesThatForget : XmlRules;
}
