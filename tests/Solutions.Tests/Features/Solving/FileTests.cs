using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Market.Solutions.Tests.Features.Solving;

public class FileTests
{
    /// <summary>B-26, B-27, B-32; the corpus of contents is tested where the types are (Hosting.Tests).</summary>
    private static readonly IReadOnlyList<(string Name, string Content, string Code)> NotAcceptable =
    [
        ("leeg.txt", "", "file.empty"),
        ("plan.pdf", "<html><script>alert(1)</script>", "file.content-mismatch"),
        ("plan.exe", "MZ", "file.type-not-allowed"),
        ("plan.pdf.exe", "MZ", "file.type-not-allowed"),
        ("plan.exe.pdf", "%PDF-1.7", "file.name"),
        ("plan.txt.", "x", "file.name"),
        ("CON.txt", "x", "file.name"),
        ("plan\u202Etxt.pdf", "x", "file.name"),
        ("plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "file.type-not-allowed"),
        (new string('a', 300) + ".txt", "x", "file.name"),
    ];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_file_comes_back_as_it_went_in_and_cannot_run_in_our_origin(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var content = Encoding.UTF8.GetBytes("Het plan, met ë.");

        var file = await (await solver.UploadAsync(id, "het plan.txt", content)).ReadAsync<AttachFileReply>();
        var answer = await solver.GetAsync($"/api/solutions/{id}/files/{file.Id}");

        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))), (file.Size, file.Sha256));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_file_at_the_limit_is_taken_and_a_byte_more_is_not()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var text = new byte[Solution.FileLimit + 1];
        Array.Fill(text, (byte)'a');

        var tooLarge = await solver.UploadAsync(id, "groot.txt", text);
        var atTheLimit = await solver.UploadAsync(id, "net.txt", text[..^1]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file.too-large"), (tooLarge.StatusCode, await tooLarge.ErrorCodeAsync()));
        Assert.Equal(HttpStatusCode.Created, atTheLimit.StatusCode);
        Assert.Single(world.StoredFiles());
    }

    [Fact]
    public async Task A_file_that_is_not_acceptable_leaves_nothing_behind()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        foreach (var (name, content, code) in NotAcceptable)
        {
            var answer = await solver.UploadTextAsync(id, name, content);
            Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.ErrorCodeAsync()));
        }

        Assert.Empty(world.StoredFiles());
        Assert.Empty((await solver.ReadSolutionAsync(id)).Files);
    }

    [Fact]
    public async Task The_same_file_twice_at_once_is_kept_once()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => solver.UploadTextAsync(id, $"plan-{i}.txt", "Hetzelfde")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal("file.duplicate", await refused.ErrorCodeAsync());
        Assert.Single(world.StoredFiles());
    }

    [Fact]
    public async Task Different_files_at_once_are_all_kept()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i => await (await solver.UploadTextAsync(id, $"{i}.txt", $"Deel {i}")).ReadAsync<AttachFileReply>()));

        Assert.Equal(6, (await solver.ReadSolutionAsync(id)).Files.Count);
    }

    [Fact]
    public async Task The_team_hears_what_the_jury_s_copy_leaves_out_and_that_a_file_cannot_be_cleaned()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var named = await (await solver.UploadAsync(id, "plan.pdf", SamplePdf.Of("", "/Info 4 0 R", "<< /Author (Sofie van Vonk BV) >>"))).ReadAsync<AttachFileReply>();
        var clean = await (await solver.UploadAsync(id, "schema.pdf", SamplePdf.Of())).ReadAsync<AttachFileReply>();

        var foreign = await (await solver.UploadAsync(id, "los.docx", LooseDocument())).ReadAsync<AttachFileReply>();

        Assert.Equal([[FileTrace.Properties], [], []], new[] { named, clean, foreign }.Select(file => file.Removed));
        Assert.Equal([null, null, Uncleanable.Damaged], new[] { named, clean, foreign }.Select(file => file.Withheld));
        var read = (await solver.ReadSolutionAsync(id)).Files;
        Assert.Equal([("plan.pdf", 1, null), ("schema.pdf", 0, null), ("los.docx", 0, Uncleanable.Damaged)], read.Select(file => (file.Name, file.Removed.Count, file.Withheld)));
    }

    /// <summary>Acceptable, but its parts do not refer to each other.</summary>
    private static byte[] LooseDocument()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in new[] { ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>") })
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(xml);
            }
        }

        return stream.ToArray();
    }

    [Fact]
    public async Task A_file_without_a_multipart_body_is_refused()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await solver.PostAsync($"/api/solutions/{id}/files", new MultipartFormDataContent { { new StringContent("x"), "other" } })).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await solver.PostAsync($"/api/solutions/{id}/files", new StringContent("x"))).StatusCode);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        await using var world = await World.StartAsync();
        var folder = world.Service.Services.GetRequiredService<FileFolder>();

        await Assert.ThrowsAsync<IOException>(() => folder.ReceiveAsync("plan.txt", new BrokenStream(), Solution.FileLimit, CancellationToken.None));

        Assert.Empty(world.StoredFiles());
    }

    [Fact]
    public async Task A_removed_file_goes_from_disk_unless_it_was_submitted()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var sent = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        await solver.SubmitAsync(id);
        var draft = await (await solver.UploadTextAsync(id, "kladje.txt", "Een kladje")).ReadAsync<AttachFileReply>();

        await solver.DeleteAsync($"/api/solutions/{id}/files/{draft.Id}");
        Assert.Single(world.StoredFiles());
        await solver.DeleteAsync($"/api/solutions/{id}/files/{sent.Id}");
        Assert.Single(world.StoredFiles());
        Assert.Equal("plan.txt", Assert.Single((await (await solver.GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>()).Items).Name);
    }

    [Fact]
    public async Task The_sweep_removes_what_a_crash_left_and_nothing_else()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.UploadTextAsync(id, "plan.txt", "Het plan");
        var kept = Assert.Single(world.StoredFiles());
        var orphan = Leave(kept.DirectoryName!, new string('a', 32), hoursAgo: 3);
        var half = Leave(kept.DirectoryName!, new string('b', 32) + ".part", hoursAgo: 3);
        var young = Leave(kept.DirectoryName!, new string('c', 32), hoursAgo: 0);
        File.SetLastWriteTimeUtc(kept.FullName, DateTime.UtcNow.AddHours(-3));

        var removed = await world.Service.Services.GetServices<IHostedService>().OfType<OrphanFileSweep>().Single().SweepAsync(CancellationToken.None);

        Assert.Equal(2, removed);
        Assert.Equal([kept.FullName, young], world.StoredFiles().Select(file => file.FullName).Order().Intersect([kept.FullName, young, orphan, half]).OrderBy(path => path == young));
    }

    /// <summary>Gives two megabytes and then fails, as a line that is cut.</summary>
    private sealed class BrokenStream : Stream
    {
        private int _left = 2 * 1024 * 1024;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, _left);
            _left -= read;
            return read > 0 ? read : throw new IOException("Cut");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static string Leave(string folder, string name, int hoursAgo)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-hoursAgo));
        return path;
    }
}
