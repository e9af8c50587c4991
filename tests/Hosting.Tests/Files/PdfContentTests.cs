using System.Text;

using Market.Hosting.Files;
using Market.Testing;

namespace Market.Hosting.Tests.Files;

/// <summary>B-29.</summary>
public sealed class PdfContentTests
{
    private const string Script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

    private static string? Refusal(byte[] pdf)
    {
        var checkedFile = FileTypes.Check("nota.pdf", new MemoryStream(pdf));
        return checkedFile.Failed ? checkedFile.Errors[0].Code : null;
    }

    [Fact]
    public void Sound_files_old_and_new_are_taken()
    {
        Assert.Null(Refusal(SamplePdf.Of()));
        Assert.Null(Refusal(SamplePdf.Packed("<< /Title (JavaScript and /Launch are words here) >>")));
        Assert.Null(Refusal(SamplePdf.Of("/OpenAction [3 0 R /Fit]", "", "<< /S /URI /URI (https://www.vlaanderen.be/) >>")));
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert) >>")]
    [InlineData("/OpenAction << /S /J#61vaScript /#4AS (app.alert) >>")]
    [InlineData("/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>")]
    [InlineData("/AA << /WC << /S /Launch /F (cmd.exe) >> >>")]
    [InlineData("/AA << /WC << /S /L#61unch /F (cmd.exe) >> >>")]
    [InlineData("/Names << /Embedded#46iles << /Names [] >> >>")]
    [InlineData("/AcroForm << /X#46A (x) >>")]
    [InlineData("/OpenAction << /S /SubmitForm /F (https://evil.example/) >>")]
    public void What_starts_or_carries_something_is_refused_however_it_is_written(string inCatalog) =>
        Assert.Equal("file.active-content", Refusal(SamplePdf.Of(inCatalog)));

    [Theory]
    [InlineData(Script)]
    [InlineData("<< /S /J#61vaScript >>")]
    [InlineData("<< /Next [ << /Next << /S /Launch >> >> ] >>")]
    [InlineData("<< /Type /Embedded#46ile >>")]
    public void What_is_hidden_in_a_compressed_object_is_refused(string hidden) => Assert.Equal("file.active-content", Refusal(SamplePdf.Packed(hidden)));

    [Fact]
    public void What_no_table_names_is_still_found()
    {
        var pdf = Encoding.Latin1.GetString(SamplePdf.Of());
        Assert.Equal("file.active-content", Refusal(Encoding.Latin1.GetBytes(pdf.Replace("xref\n0", $"9 0 obj\n{Script}\nendobj\nxref\n0", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/Encrypt 4 0 R")]
    [InlineData("/#45ncrypt 4 0 R")]
    public void A_locked_file_is_refused_as_such(string inTrailer) => Assert.Equal("file.encrypted", Refusal(SamplePdf.Of("", inTrailer + " /ID [<00> <00>]",
        $"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('0', 64)}> /U <{new string('0', 64)}> >>")));

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        var pdf = SamplePdf.Packed("<< /Title (x) >>");
        for (var length = 0; length < pdf.Length - 1; length += 7)
            Assert.NotNull(Refusal(pdf[..length]));
    }

    [Fact]
    public void A_piece_that_is_missing_is_refused_even_with_a_good_end()
    {
        var pdf = SamplePdf.Packed("<< /Title (x) >>");
        Assert.Equal("file.content-mismatch", Refusal([.. pdf[..60], .. pdf[^20..]]));
        var pages = pdf.AsSpan().IndexOf("/Count 1"u8);
        Assert.Equal("file.content-mismatch", Refusal([.. pdf[..(pages - 30)], .. new byte[60], .. pdf[(pages + 30)..]]));
    }

    [Fact]
    public void A_corrupt_compressed_object_is_refused()
    {
        var pdf = SamplePdf.Packed("<< /Title (x) >>");
        var packed = pdf.AsSpan().IndexOf("stream\n"u8) + 7;
        pdf.AsSpan(packed, 8).Fill(0xFF);
        Assert.Equal("file.content-mismatch", Refusal(pdf));
    }

    [Fact]
    public void Changed_bytes_anywhere_never_break_the_check()
    {
        var pdf = SamplePdf.Packed(Script);
        var random = new Random(29);
        for (var round = 0; round < 2000; round++)
        {
            var changed = pdf.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            Refusal(changed);
        }
    }

    [Fact]
    public void Objects_that_unpack_to_far_too_much_are_refused_early()
    {
        var pdf = SamplePdf.Packed("<< /Title (x) >>", filler: 300_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.bomb", Refusal(pdf));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<< /A ")]
    [InlineData("(")]
    public void Endless_nesting_is_refused(string opening) =>
        Assert.Equal("file.content-mismatch", Refusal(SamplePdf.Of("/X " + string.Concat(Enumerable.Repeat(opening, 200_000)))));

    [Fact]
    public void Pages_and_references_that_go_round_end()
    {
        Assert.Equal("file.content-mismatch", Refusal(Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(SamplePdf.Of()).Replace("/Kids [3 0 R]", "/Kids [2 0 R]", StringComparison.Ordinal))));
        Assert.Null(Refusal(SamplePdf.Of("/X 4 0 R", "", "5 0 R", "4 0 R")));
    }
}
