using System.Text;

using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Testing;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>What is made to hurt the cleaner: it answers with a reason, in time, and gives nothing out.</summary>
public sealed class HostileFilesTests
{
    public static readonly TheoryData<string, Uncleanable> Hostile = new()
    {
        { "pdf no pdf at all", Uncleanable.Damaged },
        { "pdf a photo packed with a code that no writer uses", Uncleanable.UnknownInside },
        { "pdf a photo that unpacks to a gigabyte", Uncleanable.TooMuch },
        { "docx an entity from outside", Uncleanable.Damaged },
        { "docx entities of entities", Uncleanable.Damaged },
        { "docx a film", Uncleanable.UnknownInside },
        { "docx a document in a document in a document", Uncleanable.UnknownInside },
        { "docx a part of a hundred megabytes", Uncleanable.TooMuch },
        { "docx no relations", Uncleanable.Damaged },
        { "docx no archive", Uncleanable.Damaged },
        { "odt no list of files", Uncleanable.Damaged },
        { "odt an encrypted part", Uncleanable.Encrypted },
        { "png a chunk that says it is huge", Uncleanable.Damaged },
        { "png no end", Uncleanable.Damaged },
        { "jpg a segment without an end", Uncleanable.Damaged },
        { "svg a kind that is not accepted", Uncleanable.UnknownInside },
    };

    private static byte[] Make(string name) => name switch
    {
        "pdf no pdf at all" => "%PDF-1.7 en dan niets"u8.ToArray(),
        "pdf a photo packed with a code that no writer uses" => WithPicture("[/LZWDecode /DCTDecode]", [1, 2, 3]),
        "pdf a photo that unpacks to a gigabyte" => WithPicture("[/FlateDecode /DCTDecode]", PictureSample.Packed(new byte[80 * 1024 * 1024])),
        "docx an entity from outside" => OfficeSample.Docx().With("word/x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "word/document.xml", OfficeSample.Relation + "styles").ToBytes(),
        "docx entities of entities" => OfficeSample.Docx().With("word/x.xml", "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>", "word/document.xml", OfficeSample.Relation + "styles").ToBytes(),
        "docx a film" => OfficeSample.Docx().With("word/media/film.bin", "....ftypmp42"u8.ToArray(), "word/document.xml", OfficeSample.Relation + "video").ToBytes(),
        "docx a document in a document in a document" => Nested(Nested(OfficeSample.Docx().ToBytes())),
        "docx a part of a hundred megabytes" => OfficeSample.Docx().With("word/media/a.png", new byte[100 * 1024 * 1024], "word/document.xml", OfficeSample.Relation + "image").ToBytes(),
        "docx no relations" => SampleFiles.Docx(),
        "docx no archive" => "PK en dan niets"u8.ToArray(),
        "odt no list of files" => SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>")),
        "odt an encrypted part" => SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>"), ("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>")),
        "png a chunk that says it is huge" => [.. PictureSample.Png()[..33], 0xFF, 0xFF, 0xFF, 0xFF, (byte)'t', (byte)'E', (byte)'X', (byte)'t', 0, 0, 0, 0],
        "png no end" => PictureSample.Png()[..^12],
        "jpg a segment without an end" => [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1],
        _ => "<svg/>"u8.ToArray(),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_refused_with_a_reason_and_nothing_comes_out(string name, Uncleanable reason)
    {
        using var copy = new MemoryStream();

        var outcome = FileCleaner.Clean(name.Split(' ')[0], new MemoryStream(Make(name)), copy, TestContext.Current.CancellationToken);

        Assert.Equal(reason, outcome.Refused);
        Assert.Equal(0, copy.Length);
    }

    [Fact]
    public void What_takes_too_long_is_given_up()
    {
        var slow = OfficeSample.Docx(string.Concat(Enumerable.Repeat("<w:p/>", 400_000))).ToBytes();
        using var copy = new MemoryStream();

        Assert.Equal(Uncleanable.TooMuch, FileCleaner.Clean("docx", new MemoryStream(slow), copy, TestContext.Current.CancellationToken, TimeSpan.FromMilliseconds(1)).Refused);
        Assert.Equal(0, copy.Length);
    }

    [Fact]
    public void Elements_may_lie_deep_within_each_other()
    {
        const int depth = 10_000;
        var deep = OfficeSample.Docx(string.Concat(Enumerable.Repeat("<w:p>", depth)) + string.Concat(Enumerable.Repeat("</w:p>", depth))).ToBytes();

        Assert.Null(FileCleaner.Clean("docx", new MemoryStream(deep), new MemoryStream(), TestContext.Current.CancellationToken).Refused);
    }

    [Theory]
    [InlineData("[", "]"), InlineData("<</A ", ">>")]
    public void Objects_of_a_pdf_that_lie_too_deep_within_each_other_are_refused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 200_000)) + "1" + string.Concat(Enumerable.Repeat(close, 200_000));

        Assert.Equal("file.content-mismatch", FileTypes.Check("x.pdf", new MemoryStream(SamplePdf.Of("", "", deep))).Errors[0].Code);
        Assert.True(FileTypes.Check("x.pdf", new MemoryStream(SamplePdf.Packed(deep))).Failed);
    }

    private static byte[] Nested(byte[] inner) => OfficeSample.Docx().With("word/embeddings/d.docx", inner, "word/document.xml", OfficeSample.Relation + "package").ToBytes();

    private static byte[] WithPicture(string filter, byte[] picture) => SamplePdf.Of("/Outlines 4 0 R", "", "<< /Type /Outlines /Picture 5 0 R >>",
        $"<< /Type /XObject /Subtype /Image /Filter {filter} /Length {picture.Length} >>\nstream\n{Encoding.Latin1.GetString(picture)}\nendstream");
}
