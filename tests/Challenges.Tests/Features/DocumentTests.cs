using System.Net;
using System.Net.Http.Headers;
using System.Text;

using Market.Challenges.Features.Authoring;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Market.Challenges.Tests.Features;

public sealed class DocumentTests
{
    private static readonly byte[] Pdf = SamplePdf.Of();

    private static async Task<HttpResponseMessage> SendAsync(Town town, Guid id, byte[] content, string name, Persona? persona = null, string field = "file")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        return await town.As(persona ?? town.Officer).PostAsync($"/api/challenges/{id}/documents", form);
    }

    private static int FilesOnDisk(Town town)
    {
        var folder = (Microsoft.Extensions.Options.IOptions<Hosting.MarketOptions>)town.Service.Services.GetService(typeof(Microsoft.Extensions.Options.IOptions<Hosting.MarketOptions>))!;
        return Directory.GetFiles(Path.Combine(folder.Value.DataFolder, "challenges", "documents")).Length;
    }

    [Fact]
    public async Task A_document_comes_back_as_it_was_sent_and_as_a_download_only()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        var added = await (await SendAsync(town, id, Pdf, "Bestek één.pdf")).ReadAsync<AddDocumentReply>();

        var answer = await town.As(town.Approver).GetAsync($"/api/challenges/{id}/documents/{added.Id}");

        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/pdf", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("Bestek één.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(null).GetAsync($"/api/challenges/{id}/documents/{added.Id}")).StatusCode);
        Assert.Equal(added.Sha256, (await town.DetailAsync(id)).Documents.Single().Sha256);
    }

    [Theory]
    [InlineData("virus.exe", "file.type-not-allowed")]
    [InlineData("pagina.html", "file.type-not-allowed")]
    [InlineData("CON.pdf", "file.name")]
    [InlineData("nota.exe.pdf", "file.name")]
    [InlineData("nota.docx", "file.content-mismatch")]
    public async Task An_unacceptable_file_is_refused_and_leaves_nothing_behind(string name, string code)
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        var answer = await SendAsync(town, id, Pdf, name);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal(0, FilesOnDisk(town));
    }

    [Fact]
    public async Task A_document_waits_for_no_scanner_it_is_refused()
    {
        await using var clamd = await RunningClamd.StartAsync();
        await using var town = await Town.StartAsync(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Market:Scanner"] = "clamd", ["Market:ScannerAddress"] = clamd.Address, ["Market:ScannerTimeout"] = "00:01:00" }));
        var id = await town.DraftAsync();

        Assert.Equal("file.infected", await (await SendAsync(town, id, RunningClamd.Eicar, "nota.txt")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(town, id, Pdf, "bestek.pdf")).StatusCode);
        await clamd.KillAsync();
        var meanwhile = await SendAsync(town, id, "Een nota"u8.ToArray(), "nota.txt");

        Assert.Equal((HttpStatusCode.Conflict, "file.scan-waiting"), (meanwhile.StatusCode, await meanwhile.ErrorCodeAsync()));
        Assert.Equal(1, FilesOnDisk(town));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_at_99_percent_leaves_nothing_and_can_be_done_again()
    {
        await using var town = await Town.StartAsync(configure: RunningService.OverSockets);
        var id = await town.DraftAsync();
        var text = Encoding.ASCII.GetBytes(new string('a', 1024 * 1024));

        using var upload = await RawUpload.BeginAsync(town.Service.Address, $"/api/challenges/{id}/documents", town.Officer, "bestek.txt", text);
        await upload.SendAlmostAllAsync();
        upload.BreakOff(reset: true);

        using var again = await RawUpload.BeginAsync(town.Service.Address, $"/api/challenges/{id}/documents", town.Officer, "bestek.txt", text);
        await again.SendAsync(int.MaxValue);
        Assert.StartsWith("HTTP/1.1 201 ", await again.ReadAnswerAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, FilesOnDisk(town));
        Assert.Single((await town.DetailAsync(id)).Documents);
    }

    [Fact]
    public async Task The_limit_is_25_megabytes_to_the_byte()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        var text = Encoding.ASCII.GetBytes(new string('a', 25 * 1024 * 1024));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(town, id, text, "vol.txt")).StatusCode);
        var answer = await SendAsync(town, id, [.. text, 0x61], "over.txt");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file.too-large"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Fact]
    public async Task Twenty_documents_with_different_names_are_enough()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Created, (await SendAsync(town, id, Pdf, $"{i}.pdf")).StatusCode);
        Assert.Equal("file.too-many", await (await SendAsync(town, id, Pdf, "21.pdf")).ErrorCodeAsync());
    }

    [Fact]
    public async Task The_same_name_twice_is_refused_and_a_removed_document_is_gone_from_disk()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        var added = await (await SendAsync(town, id, Pdf, "nota.pdf")).ReadAsync<AddDocumentReply>();
        Assert.Equal("file.duplicate", await (await SendAsync(town, id, Pdf, "NOTA.pdf")).ErrorCodeAsync());
        Assert.Equal(1, FilesOnDisk(town));

        Assert.Equal(HttpStatusCode.NoContent, (await town.As(town.Officer).DeleteAsync($"/api/challenges/{id}/documents/{added.Id}")).StatusCode);

        Assert.Equal(0, FilesOnDisk(town));
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(town.Officer).GetAsync($"/api/challenges/{id}/documents/{added.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_draft_takes_its_documents_along_when_it_is_thrown_away()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        await SendAsync(town, id, Pdf, "nota.pdf");
        Assert.Equal(HttpStatusCode.NoContent, (await town.As(town.Officer).DeleteAsync($"/api/challenges/{id}")).StatusCode);
        Assert.Equal(0, FilesOnDisk(town));
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(town.Officer).GetAsync($"/api/challenges/{id}")).StatusCode);
    }

    [Fact]
    public async Task Documents_are_frozen_from_the_review_on()
    {
        await using var town = await Town.StartAsync();
        var id = await town.CompleteDraftAsync();
        await town.StepAsync(town.Officer, id, "approval-request");
        Assert.Equal("challenge.wrong-stage", await (await SendAsync(town, id, Pdf, "nota.pdf")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_form_without_the_file_is_malformed()
    {
        await using var town = await Town.StartAsync();
        var id = await town.DraftAsync();
        Assert.Equal("request.malformed", await (await SendAsync(town, id, Pdf, "nota.pdf", field: "other")).ErrorCodeAsync());
        var wrong = await town.As(town.Officer).PostAsync($"/api/challenges/{id}/documents", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrong.StatusCode);
    }
}
