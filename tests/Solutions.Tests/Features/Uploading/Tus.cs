using System.Net;
using System.Net.Http.Headers;
using System.Text;

using Market.Solutions.Features.Uploading;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Uploading;

/// <summary>What a client of the tus protocol does, in one line each.</summary>
internal static class Tus
{
    public static Task<HttpResponseMessage> BeginUploadAsync(this HttpClient solver, Guid id, string name, long length, byte[]? first = null)
    {
        var request = Request(HttpMethod.Post, $"/api/solutions/{id}/uploads", first);
        request.Headers.Add("Upload-Length", $"{length}");
        request.Headers.Add("Upload-Metadata", $"filetype dGV4dA==,filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}");
        return solver.SendAsync(request);
    }

    /// <summary>Announces a file; gives the address to send it to.</summary>
    public static async Task<string> AnnounceAsync(this HttpClient solver, Guid id, string name, long length)
    {
        var begun = await solver.BeginUploadAsync(id, name, length);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    public static Task<HttpResponseMessage> SendPieceAsync(this HttpClient solver, string upload, long offset, byte[] piece, string? checksum = null)
    {
        var request = Request(HttpMethod.Patch, upload, piece);
        request.Headers.Add("Upload-Offset", $"{offset}");
        if (checksum is not null)
            request.Headers.Add("Upload-Checksum", checksum);
        return solver.SendAsync(request);
    }

    public static Task<HttpResponseMessage> HeadAsync(this HttpClient solver, string upload) => solver.SendAsync(Request(HttpMethod.Head, upload));

    public static Task<HttpResponseMessage> DropAsync(this HttpClient solver, string upload) => solver.SendAsync(Request(HttpMethod.Delete, upload));

    /// <summary>How far it is, once nobody sends to it any more.</summary>
    public static async Task<long> OffsetAsync(this HttpClient solver, string upload)
    {
        while (true)
        {
            var answer = await solver.HeadAsync(upload);
            if (answer.StatusCode != HttpStatusCode.Locked)
                return long.Parse(answer.EnsureSuccessStatusCode().Headers.GetValues("Upload-Offset").Single());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<IReadOnlyList<ListUploadsItem>> UploadsAsync(this HttpClient solver, Guid id) =>
        await (await solver.GetAsync($"/api/solutions/{id}/uploads")).ReadAsync<IReadOnlyList<ListUploadsItem>>();

    public static string Header(this HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[]? piece = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = piece is null ? null : new ByteArrayContent(piece) };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (request.Content is not null)
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return request;
    }
}
