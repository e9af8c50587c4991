using System.Net;

using Market.Portal.Tests.Pages.Judging;

using UglyToad.PdfPig;

using static Market.Portal.Tests.Pages.Reporting.ReportWorld;

namespace Market.Portal.Tests.Pages.Reporting;

public sealed class ReportFilesTests
{
    private static readonly string Export = $"GET /api/juries/{JuryWorld.Id}/exports/dossier.zip";
    private static readonly string Dossier = $"{JuryWorld.Room}/uitvoer/dossier.zip";
    private const string Letters = "Één œuvre à l’été: « € 5 » – “ça”, ñ ß ÿ.";

    [Theory]
    [InlineData("nl", "Juryverslag", "Handtekeningen", "Bladzijde 1 van ", "2 november 2026")]
    [InlineData("en", "Jury report", "Signatures", "Page 1 of ", "2 November 2026")]
    [InlineData("fr", "Rapport du jury", "Signatures", "Page 1 sur ", "2 novembre 2026")]
    public async Task The_report_on_paper_reads_as_on_screen(string language, string title, string signatures, string page, string day)
    {
        using var pdf = PdfDocument.Open(await PdfAsync(Text(Letters), language));
        var pages = pdf.GetPages().Select(TextOf).ToList();

        Assert.StartsWith(title, pages[0], StringComparison.Ordinal);
        foreach (var said in new[] { page, "Stille alarmen", "Titel B", "76" })
            Assert.Contains(said, pages[0], StringComparison.Ordinal);
        var all = string.Join('\n', pages);
        foreach (var said in new[] { Letters, "Sterk & goedkoop.", "De prijs: € 5 – l’été.", day, "Mia, Jef", "Niet bereikbaar" })
            Assert.Contains(said, all, StringComparison.Ordinal);
        foreach (var said in new[] { signatures, "Mia" })
            Assert.Contains(said, pages[^1], StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), string.Concat(string.Concat(pages).Where(char.IsAsciiHexDigit)), StringComparison.Ordinal);
        Assert.Contains(Hash, string.Concat(pages[^1].Where(char.IsAsciiHexDigit)), StringComparison.Ordinal);
        Assert.Contains(new string('b', 64), string.Concat(pages[^1].Where(char.IsAsciiHexDigit)), StringComparison.Ordinal);
        Assert.Equal($"{title}{(language == "fr" ? "\u00a0" : "")}: Stille alarmen", pdf.Information.Title);
    }

    [Fact]
    public async Task A_long_report_goes_on_from_page_to_page_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3000).Select(number => $"woord{number}"));
        using var pdf = PdfDocument.Open(await PdfAsync(Text($"{words}\n\n{new string('x', 400)}")));
        var pages = pdf.GetPages().ToList();

        var written = pages.SelectMany(page => page.GetWords()).Select(word => word.Text).Where(word => word.StartsWith("woord", StringComparison.Ordinal)).ToList();
        Assert.Equal(3000, written.Distinct().Count());
        Assert.True(pages.Count > 5, $"{pages.Count} pages");
        for (var number = 1; number <= pages.Count; number++)
            Assert.Contains($"Bladzijde {number} van {pages.Count}", TextOf(pages[number - 1]), StringComparison.Ordinal);
        Assert.All(pages.SelectMany(page => page.Letters), letter => Assert.InRange(letter.BoundingBox.Right, 0, 595 - 50));
    }

    [Fact]
    public async Task A_letter_that_the_font_does_not_have_loses_its_accent()
    {
        using var pdf = PdfDocument.Open(await PdfAsync(Text("Łukasz Şahin Ðorđe Nováková 日本")));
        var all = string.Join('\n', pdf.GetPages().Select(TextOf));

        Assert.Contains("Sahin", all, StringComparison.Ordinal);
        Assert.Contains("Nováková ??", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_to_verify_is_passed_on_letter_by_letter()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.Say($"GET {Api}/file", """{"content":"{}","hash":"ab"}""");

        var (status, bytes) = await portal.DownloadAsync($"{Page}/json");

        Assert.Equal((HttpStatusCode.OK, """{"content":"{}","hash":"ab"}"""), (status, System.Text.Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public async Task There_is_nothing_on_paper_before_the_issue()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayReport("draft", "sign", Work(), Text()).Refuse($"GET {Api}/file", 409, ("report.not-issued", null, []));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.DownloadAsync($"{Page}/pdf")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await portal.DownloadAsync($"{Page}/json")).Status);
    }

    [Fact]
    public async Task The_dossier_holds_the_report_on_paper_in_each_language_and_its_manifest_vouches_for_it()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayReport("issued", "issued", report: Text(Letters), signers: [Signer("Mia", "fresh", chair: true, issued: true)]).Give(Export, SmallDossier.Zip());

        var dossier = (await portal.DownloadAsync(Dossier)).Bytes;
        var paper = (await portal.DownloadAsync($"{Page}/pdf", "fr")).Bytes;

        Assert.Equal(["manifest.json", "criteria.csv", "scores.csv", "ranking.csv", "report-nl.pdf", "report-en.pdf", "report-fr.pdf"], SmallDossier.NamesOf(dossier));
        Assert.Equal(paper, SmallDossier.Read(dossier, "report-fr.pdf"));
        Assert.Equal(dossier, (await portal.DownloadAsync(Dossier, "en")).Bytes);
        Assert.Equal((0, "right: 1 submissions, 1 scores"), await SmallDossier.VerifyAsync(dossier));
        Assert.Equal((1, "NOT RIGHT: report-fr.pdf was changed after the manifest was made"), await SmallDossier.VerifyAsync(SmallDossier.With(dossier, "report-fr.pdf", [.. paper, 0])));
        Assert.Equal((1, "NOT RIGHT: other files than the manifest lists"), await SmallDossier.VerifyAsync(SmallDossier.With(dossier, "report-de.pdf", paper)));
    }

    [Fact]
    public async Task Before_the_issue_the_dossier_is_passed_on_as_it_is_and_a_refusal_too()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayReport("draft", "sign", Work(), Text()).Give(Export, SmallDossier.Zip());
        Assert.Equal(SmallDossier.Zip(), (await portal.DownloadAsync(Dossier)).Bytes);

        portal.Services.Refuse(Export, 409, ("ranking.not-complete", null, []));
        Assert.Equal(HttpStatusCode.Conflict, (await portal.DownloadAsync(Dossier)).Status);
    }

    private static string TextOf(UglyToad.PdfPig.Content.Page page) => string.Join(' ', page.GetWords().Select(word => word.Text));

    private static async Task<byte[]> PdfAsync(object report, string language = "nl")
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayReport("issued", "issued", report: report, signers: [Signer("Mia", "fresh", chair: true, issued: true)]);
        return (await portal.DownloadAsync($"{Page}/pdf", language)).Bytes;
    }
}
