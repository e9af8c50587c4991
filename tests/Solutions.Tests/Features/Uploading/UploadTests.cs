using System.Net;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Files;
using Market.Solutions.Domain.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Uploading;

public sealed class UploadTests
{
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(n => $"regel {n}\n")));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_file_sent_in_pieces_is_a_file_like_any_other(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var upload = await solver.AnnounceAsync(id, "plan é.txt", Text.Length);
        var first = await solver.SendPieceAsync(upload, 0, Text[..100_000], ChecksumOf(Text[..100_000]));
        Assert.Equal((HttpStatusCode.NoContent, "100000", "1.0.0"), (first.StatusCode, first.Header("Upload-Offset"), first.Header("Tus-Resumable")));
        Assert.Empty((await solver.ReadSolutionAsync(id)).Files);
        Assert.Equal(("plan é.txt", 100_000L), Assert.Single((await solver.UploadsAsync(id)).Select(each => (each.Name, each.Offset!.Value))));

        var head = await solver.HeadAsync(upload);
        Assert.Equal(("100000", $"{Text.Length}", "no-store"), (head.Header("Upload-Offset"), head.Header("Upload-Length"), head.Headers.CacheControl!.ToString()));
        Assert.True(DateTimeOffset.Parse(head.Header("Upload-Expires")) > DateTimeOffset.UtcNow.AddHours(20));
        var last = await solver.SendPieceAsync(upload, 100_000, Text[100_000..]);

        var file = Assert.Single((await solver.ReadSolutionAsync(id)).Files);
        Assert.Equal(("plan é.txt", Text.LongLength, Convert.ToHexStringLower(SHA256.HashData(Text))), (file.Name, file.Size, file.Sha256));
        Assert.Equal(($"{Text.Length}", $"/api/solutions/{id}/files/{file.Id}"), (last.Header("Upload-Offset"), last.Content.Headers.GetValues("Content-Location").Single()));
        Assert.Equal(Text, await solver.GetByteArrayAsync($"/api/solutions/{id}/files/{file.Id}"));
        Assert.Empty(await solver.UploadsAsync(id));
        Assert.Empty(world.StoredParts());
    }

    [Fact]
    public async Task The_first_piece_may_come_with_the_announcement()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var begun = await solver.BeginUploadAsync(id, "plan.txt", Text.Length, Text[..1000]);
        Assert.Equal((HttpStatusCode.Created, "1000"), (begun.StatusCode, begun.Header("Upload-Offset")));
        var whole = await solver.BeginUploadAsync(id, "kort.txt", 5, "Kort."u8.ToArray());

        Assert.Equal("5", whole.Header("Upload-Offset"));
        Assert.Equal("kort.txt", Assert.Single((await solver.ReadSolutionAsync(id)).Files).Name);
    }

    [Fact]
    public async Task What_is_spoken_here_is_told_to_who_asks()
    {
        await using var world = await World.StartAsync();

        var answer = await world.As(null).SendAsync(new HttpRequestMessage(HttpMethod.Options, $"/api/solutions/{Guid.CreateVersion7()}/uploads"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(("1.0.0", "1.0.0", "sha256,sha1"), (answer.Header("Tus-Resumable"), answer.Header("Tus-Version"), answer.Header("Tus-Checksum-Algorithm")));
        Assert.Equal(("creation,creation-with-upload,checksum,termination,expiration", $"{Solution.FileLimit}"), (answer.Header("Tus-Extension"), answer.Header("Tus-Max-Size")));
    }

    [Fact]
    public async Task What_the_protocol_does_not_allow_is_refused_with_its_own_status()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);

        async Task<(int, string)> Refusal(HttpMethod method, string path, params (string Name, string Value)[] headers)
        {
            var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Patch ? new ByteArrayContent(Text) : null };
            foreach (var (name, value) in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    request.Content!.Headers.Add(name, value);
            }

            var answer = await solver.SendAsync(request);
            return ((int)answer.StatusCode, await answer.ErrorCodeAsync());
        }

        var (version, piece) = (("Tus-Resumable", "1.0.0"), ("Content-Type", "application/offset+octet-stream"));
        var uploads = $"/api/solutions/{id}/uploads";
        Assert.Equal((412, "upload.version"), await Refusal(HttpMethod.Post, uploads));
        Assert.Equal((412, "upload.version"), await Refusal(HttpMethod.Patch, upload, ("Tus-Resumable", "0.2.2"), piece));
        Assert.Equal((400, "upload.length-missing"), await Refusal(HttpMethod.Post, uploads, version, ("Upload-Metadata", "filename eC50eHQ=")));
        Assert.Equal((400, "upload.length-missing"), await Refusal(HttpMethod.Post, uploads, version, ("Upload-Length", "-1")));
        Assert.Equal((400, "upload.length-missing"), await Refusal(HttpMethod.Post, uploads, version, ("Upload-Defer-Length", "1")));
        Assert.Equal((400, "upload.metadata"), await Refusal(HttpMethod.Post, uploads, version, ("Upload-Length", "5")));
        Assert.Equal((400, "upload.metadata"), await Refusal(HttpMethod.Post, uploads, version, ("Upload-Length", "5"), ("Upload-Metadata", "filename !")));
        Assert.Equal((415, "request.content-type"), await Refusal(HttpMethod.Patch, upload, version, ("Upload-Offset", "0"), ("Content-Type", "text/plain")));
        Assert.Equal((400, "upload.offset-missing"), await Refusal(HttpMethod.Patch, upload, version, piece));
        Assert.Equal((400, "upload.checksum-unknown"), await Refusal(HttpMethod.Patch, upload, version, piece, ("Upload-Offset", "0"), ("Upload-Checksum", "md5 eA==")));
        Assert.Equal((400, "upload.checksum-unknown"), await Refusal(HttpMethod.Patch, upload, version, piece, ("Upload-Offset", "0"), ("Upload-Checksum", "sha256 eA==")));
        Assert.Equal((460, "upload.checksum"), await Refusal(HttpMethod.Patch, upload, version, piece, ("Upload-Offset", "0"), ("Upload-Checksum", ChecksumOf([1]))));
        Assert.Equal(0, await solver.OffsetAsync(upload));
    }

    /// <summary>B-32 and B-26, before the first byte.</summary>
    [Fact]
    public async Task What_could_never_be_accepted_is_refused_before_it_is_sent()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.UploadTextAsync(id, "bestaat.txt", "Er is er al een.");

        foreach (var (name, length, status, code) in new (string, long, int, string)[]
        {
            ("plan.txt", 0, 400, "file.empty"),
            ("plan.txt", Solution.FileLimit + 1, 413, "file.too-large"),
            ("plan.txt", long.MaxValue, 413, "file.too-large"),
            ("plan.exe", 5, 400, "file.type-not-allowed"),
            ("../plan.txt", 5, 400, "file.name"),
            ("Bestaat.TXT", 5, 400, "solution.file-name-taken"),
        })
        {
            var answer = await solver.BeginUploadAsync(id, name, length);
            Assert.Equal((status, code), ((int)answer.StatusCode, await answer.ErrorCodeAsync()));
        }

        Assert.Empty(await solver.UploadsAsync(id));
    }

    [Fact]
    public async Task What_turns_out_not_to_be_acceptable_is_refused_with_its_last_piece_and_leaves_nothing()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var html = "<html><script>alert(1)</script>"u8.ToArray();
        var upload = await solver.AnnounceAsync(id, "plan.pdf", html.Length);

        await solver.SendPieceAsync(upload, 0, html[..10]);
        var refused = await solver.SendPieceAsync(upload, 10, html[10..]);

        Assert.Equal((HttpStatusCode.BadRequest, "file.content-mismatch"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await solver.HeadAsync(upload)).StatusCode);
        Assert.Empty(world.StoredFiles());
        Assert.Empty(world.StoredParts());
    }

    /// <summary>B-35, as in the InHealth case.</summary>
    [Fact]
    public async Task The_same_content_goes_into_two_solutions_at_the_same_time()
    {
        await using var world = await World.StartAsync();
        var (solver, rival) = (world.As(World.Solver), world.As(World.Competitor));
        var challenge = await world.PublishAsync();
        var (one, other) = (await solver.PrepareAsync(challenge), await rival.PrepareAsync(challenge));
        var (first, second) = (await solver.AnnounceAsync(one, "plan.txt", Text.Length), await rival.AnnounceAsync(other, "plan.txt", Text.Length));

        await solver.SendPieceAsync(first, 0, Text[..50_000]);
        await rival.SendPieceAsync(second, 0, Text[..70_000]);
        await solver.SendPieceAsync(first, 50_000, Text[50_000..]);
        await rival.SendPieceAsync(second, 70_000, Text[70_000..]);

        var files = new[] { (await solver.ReadSolutionAsync(one)).Files.Single(), (await rival.ReadSolutionAsync(other)).Files.Single() };
        Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Text)), file.Sha256));
    }

    [Fact]
    public async Task Who_gives_up_an_upload_leaves_nothing_of_it()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await solver.SendPieceAsync(upload, 0, Text[..1000]);

        Assert.Equal(HttpStatusCode.NoContent, (await solver.DropAsync(upload)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await solver.SendPieceAsync(upload, 1000, Text[1000..])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await solver.DropAsync(upload)).StatusCode);
        Assert.Empty(world.StoredParts());
    }

    private static string ChecksumOf(byte[] piece) => $"sha256 {Convert.ToBase64String(SHA256.HashData(piece))}";
}
