using System.Net;
using System.Text;

using Market.Hosting.Files;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Jobs;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;
using Market.Solutions.Tests.Features.Uploading;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>S-16 and B-31, where files come in and go out.</summary>
public sealed class ScanTests
{
    private static readonly byte[] Infected = [.. Encoding.ASCII.GetBytes(new string('a', 1000)), .. RunningClamd.Eicar, (byte)'\n'];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_file_with_a_virus_is_refused_sent_at_once_or_with_the_virus_cut_in_two(string engine)
    {
        await using var clamd = await RunningClamd.StartAsync();
        await using var world = await World.StartAsync(engine, configure: With(clamd.Address));
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var atOnce = await solver.UploadAsync(id, "plan.txt", Infected);
        var upload = await solver.AnnounceAsync(id, "plan.txt", Infected.Length);
        await solver.SendPieceAsync(upload, 0, Infected[..1030]);
        var inPieces = await solver.SendPieceAsync(upload, 1030, Infected[1030..]);
        await solver.UploadTextAsync(id, "schoon.txt", "Een schoon plan");

        Assert.Equal((HttpStatusCode.BadRequest, "file.infected"), (atOnce.StatusCode, await atOnce.ErrorCodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, "file.infected"), (inPieces.StatusCode, await inPieces.ErrorCodeAsync()));
        Assert.Equal(("schoon.txt", ScanVerdict.Clean), Assert.Single((await solver.ReadSolutionAsync(id)).Files.Select(file => (file.Name, file.Scan))));
        Assert.Single(world.StoredFiles());
        Assert.Empty(world.StoredParts());
    }

    [Fact]
    public async Task With_the_scanner_down_a_file_waits_can_be_submitted_and_is_scanned_once_it_may_be_read()
    {
        await using var clamd = await RunningClamd.StartAsync();
        await using var world = await World.StartAsync(configure: With(clamd.Address));
        var solver = world.As(World.Solver);
        await clamd.KillAsync();

        var id = await solver.PrepareAsync(await world.PublishAsync());
        Assert.Equal(HttpStatusCode.Created, (await solver.UploadAsync(id, "plan.txt", Infected)).StatusCode);
        Assert.Equal(ScanVerdict.Waiting, await VerdictAsync());
        Assert.Equal(HttpStatusCode.OK, (await solver.SubmitAsync(id)).StatusCode);

        await clamd.StartAgainAsync();
        Assert.Equal(0, await ScanAsync(world));
        Assert.Equal(ScanVerdict.Waiting, await VerdictAsync());

        await OpenAsync(world, id);
        Assert.Equal(1, await ScanAsync(world));
        Assert.Equal(ScanVerdict.Infected, await VerdictAsync());
        var download = await solver.GetAsync($"/api/solutions/{id}/files/{(await solver.ReadSolutionAsync(id)).Files[0].Id}");
        Assert.Equal((HttpStatusCode.Conflict, "file.infected"), (download.StatusCode, await download.ErrorCodeAsync()));

        async Task<ScanVerdict> VerdictAsync() => Assert.Single((await solver.ReadSolutionAsync(id)).Files).Scan;
    }

    [Fact]
    public async Task A_draft_is_scanned_again_at_once_and_what_was_taken_out_waits_no_longer()
    {
        await using var clamd = await RunningClamd.StartAsync();
        await using var world = await World.StartAsync(configure: With(clamd.Address));
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await clamd.KillAsync();
        await solver.UploadTextAsync(id, "plan.txt", "Een plan");
        await solver.UploadTextAsync(id, "kladje.txt", "Een kladje");
        await solver.DeleteAsync($"/api/solutions/{id}/files/{(await solver.ReadSolutionAsync(id)).Files[1].Id}");

        Assert.Equal(0, await ScanAsync(world));
        await clamd.StartAgainAsync();
        Assert.Equal(1, await ScanAsync(world));

        Assert.Equal(ScanVerdict.Clean, Assert.Single((await solver.ReadSolutionAsync(id)).Files).Scan);
        Assert.Equal(1, await world.InDatabaseAsync(db => db.FileScans.CountAsync()));
    }

    [Theory]
    [InlineData(ScanVerdict.Clean, null)]
    [InlineData(ScanVerdict.Waiting, "file.scan-waiting")]
    [InlineData(ScanVerdict.Infected, "file.infected")]
    public async Task A_juror_gets_a_file_once_it_is_clean_and_is_told_otherwise(ScanVerdict verdict, string? code)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var any = await judging.As(World.Solver).PrepareAsync(await judging.World.PublishAsync());
        await judging.World.InDatabaseAsync(async db =>
        {
            var opened = await db.OpenedSubmissions.SingleAsync(row => row.Alias == "A");
            db.FileScans.Add(new FileScan { StoredName = FileFolder.NameOf(opened.Files[0].StoredAs), SolutionId = any, Verdict = verdict, At = DateTimeOffset.UtcNow });
            return await db.SaveChangesAsync();
        });

        using var answer = await judging.SendAsync(Jan, HttpMethod.Get, judging.Url($"/submissions/A/files/{judging.FileOfA}"));

        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
        if (code is not null)
            Assert.Equal(code, await answer.ErrorCodeAsync());
        var submission = await judging.GetAsync<Solutions.Features.Judging.GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"));
        Assert.Equal(verdict, submission.Files[0].Scan);
    }

    private static Action<WebApplicationBuilder> With(string address) => builder => builder.Configuration.AddInMemoryCollection(
        new Dictionary<string, string?> { ["Market:Scanner"] = "clamd", ["Market:ScannerAddress"] = address, ["Market:ScannerTimeout"] = "00:01:00", ["Market:Solutions:ScanInterval"] = "1.00:00:00" });

    private static Task<int> ScanAsync(World world) =>
        world.Service.Services.GetServices<IHostedService>().OfType<WaitingScans>().Single().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>What the opening puts on the table of this solution.</summary>
    private static Task OpenAsync(World world, Guid id) => world.InDatabaseAsync(async db =>
    {
        var submission = await db.Submissions.SingleAsync(row => row.SolutionId == id);
        submission.OpenForTeam(await db.Solutions.SingleAsync(row => row.Id == id), db.Vault);
        db.OpenedSubmissions.AddRange(Unsealing.Of([submission], db.Vault.SeedOf(submission.ChallengeId)));
        return await db.SaveChangesAsync();
    });
}
