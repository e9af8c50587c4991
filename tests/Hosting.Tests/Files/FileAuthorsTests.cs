using System.Text;

using Market.Hosting.Files;
using Market.Testing;

namespace Market.Hosting.Tests.Files;

/// <summary>B-37. Every file is an acceptable one, so that the question is only whether it names somebody.</summary>
public sealed class FileAuthorsTests
{
    private const string Xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + "<dc:creator><rdf:Seq><rdf:li>{0}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";

    private static bool Named(string name, byte[] content)
    {
        var stream = new MemoryStream(content);
        return FileAuthors.AreNamed(FileTypes.Check(name, stream).Value.Extension, stream);
    }

    [Theory]
    [InlineData("/Author (Jan Janssens)", true)]
    [InlineData("/Author <4A616E>", true)]
    [InlineData("/Company (Vonk BV)", true)]
    [InlineData("/#41uthor (Jan Janssens)", true)]
    [InlineData("/Author ( )", false)]
    [InlineData("/Creator (Writer) /Producer (LibreOffice 24.2) /Title (Plan)", false)]
    public void The_properties_of_a_pdf_can_name_its_author(string information, bool named) =>
        Assert.Equal(named, Named("nota.pdf", SamplePdf.Of("", "/Info 4 0 R", $"<< {information} >>")));

    [Theory]
    [InlineData("Jan Janssens", true)]
    [InlineData(" ", false)]
    public void So_can_its_xmp(string name, bool named)
    {
        var xmp = string.Format(System.Globalization.CultureInfo.InvariantCulture, Xmp, name);
        Assert.Equal(named, Named("nota.pdf", SamplePdf.Of("/Metadata 4 0 R", "", $"<< /Type /Metadata /Subtype /XML /Length {xmp.Length} >>\nstream\n{xmp}\nendstream")));
    }

    [Theory]
    [InlineData("docProps/core.xml", "<p><dc:creator xmlns:dc=\"x\">Jan</dc:creator></p>", true)]
    [InlineData("docProps/core.xml", "<p><lastModifiedBy>Jan</lastModifiedBy></p>", true)]
    [InlineData("docProps/app.xml", "<p><Company>Vonk BV</Company></p>", true)]
    [InlineData("docProps/app.xml", "<p><Manager>Jan</Manager></p>", true)]
    [InlineData("word/comments.xml", "<w:c xmlns:w=\"x\"><w:comment w:author=\"Jan\"/></w:c>", true)]
    [InlineData("docProps/core.xml", "<p><creator></creator><lastModifiedBy/><title>Plan</title></p>", false)]
    [InlineData("docProps/app.xml", "<p><Application>Microsoft Office Word</Application><Company> </Company></p>", false)]
    [InlineData("word/comments.xml", "<w:c xmlns:w=\"x\"><w:comment w:author=\"\"/></w:c>", false)]
    public void The_properties_comments_and_changes_of_a_document_can_name_its_author(string part, string xml, bool named) =>
        Assert.Equal(named, Named("nota.docx", SampleFiles.Docx((part, xml))));

    [Theory]
    [InlineData("<m><initial-creator>Jan</initial-creator></m>", true)]
    [InlineData("<m><creator/><generator>LibreOffice</generator></m>", false)]
    public void So_can_those_of_an_open_document(string xml, bool named) => Assert.Equal(named, Named("nota.odt", SampleFiles.Zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>"), ("meta.xml", xml))));

    [Fact]
    public void A_picture_can_name_its_author()
    {
        var png = SampleFiles.Png();
        Assert.False(Named("plan.png", png));
        Assert.True(Named("plan.png", [.. png[..^12], .. Encoding.ASCII.GetBytes("\0\0\0\u000atEXtAuthor\0Jan0000"), .. png[^12..]]));
        Assert.False(Named("foto.jpg", SampleFiles.Jpeg()));
        Assert.True(Named("foto.jpg", [.. SampleFiles.Jpeg(), .. "<dc:creator>Jan</dc:creator>"u8]));
    }

    [Fact]
    public void Text_has_no_properties() => Assert.False(Named("lees mij.txt", "Author: Jan"u8.ToArray()));
}
