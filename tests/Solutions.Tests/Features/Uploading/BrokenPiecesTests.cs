using System.Net;
using System.Security.Cryptography;

using Market.Hosting;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Tests.Features.Uploading;

/// <summary>R-16 and B-34 at the real web server: lines that are cut, servers that die.</summary>
public sealed class BrokenPiecesTests
{
    /// <summary>More in CI, where nobody waits.</summary>
    private static readonly int Rounds = Effort.IsWhole ? 40 : 8;

    [Fact]
    public async Task Wherever_the_line_is_cut_the_file_that_arrives_is_the_one_that_was_sent()
    {
        await using var world = await World.StartAsync(configure: RunningService.OverSockets);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var random = new Random(33);

        for (var round = 0; round < Rounds; round++)
        {
            var content = TextOf(random, 1 + random.Next(300_000));
            var upload = await solver.AnnounceAsync(id, "plan.txt", content.Length);
            for (var cuts = 0; cuts < 3; cuts++)
                await SendCutAsync(world, upload, await solver.OffsetAsync(upload), content, random);
            await FinishAsync(solver, upload, content);
            await ExpectAsync(solver, id, content);
        }
    }

    [Fact]
    public async Task Whenever_the_server_dies_the_next_one_goes_on_where_it_was()
    {
        await using var world = await World.StartAsync(configure: RunningService.OverSockets);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var random = new Random(34);

        for (var round = 0; round < Rounds / 4; round++)
        {
            var content = TextOf(random, 100_000 + random.Next(300_000));
            var upload = await solver.AnnounceAsync(id, "plan.txt", content.Length);
            await SendCutAsync(world, upload, 0, content, random);
            await solver.OffsetAsync(upload);
            // What a killed process leaves of the piece that it was writing.
            foreach (var part in world.StoredParts())
            {
                using var file = part.OpenWrite();
                file.SetLength(random.NextInt64(file.Length + 1));
            }

            await using var next = await NextAsync(world);
            var again = next.As(World.Solver);
            Assert.InRange(await again.OffsetAsync(upload), 0, content.Length - 1);
            await FinishAsync(again, upload, content);
            await ExpectAsync(again, id, content);
        }
    }

    [Fact]
    public async Task A_piece_that_comes_a_byte_a_second_is_cut_within_seconds_and_can_be_gone_on_with()
    {
        await using var world = await World.StartAsync(configure: RunningService.OverSockets);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var content = TextOf(new Random(35), 100_000);
        var upload = await solver.AnnounceAsync(id, "plan.txt", content.Length);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));

        using var slow = await RawUpload.BeginPieceAsync(world.Service.Address, upload, World.Solver, 0, content);
        var answer = await slow.TrickleAsync(limit.Token);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        Assert.InRange(await solver.OffsetAsync(upload), 1, 60);
        await FinishAsync(solver, upload, content);
        await ExpectAsync(solver, id, content);
    }

    /// <summary>The service again, on the data that the other one has.</summary>
    private static Task<RunningService> NextAsync(World world)
    {
        var folder = world.Service.Services.GetRequiredService<IOptions<MarketOptions>>().Value.DataFolder;
        return RunningService.StartAsync(SolutionsService.Create, configure: builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Market:DataFolder"] = folder }));
    }

    private static async Task SendCutAsync(World world, string upload, long offset, byte[] content, Random random)
    {
        var piece = content[(int)offset..];
        using var sending = await RawUpload.BeginPieceAsync(world.Service.Address, upload, World.Solver, offset, piece);
        await sending.SendAsync(random.Next(piece.Length));
        sending.BreakOff(reset: random.Next(2) == 0);
    }

    /// <summary>The piece that was cut may arrive only now, and have the file to itself for a moment: then whoever goes on asks anew.</summary>
    private static async Task FinishAsync(HttpClient solver, string upload, byte[] content)
    {
        HttpResponseMessage answer;
        do
        {
            var offset = await solver.OffsetAsync(upload);
            answer = await solver.SendPieceAsync(upload, offset, content[(int)offset..]);
        }
        while (answer.StatusCode is HttpStatusCode.Locked or HttpStatusCode.Conflict);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task ExpectAsync(HttpClient solver, Guid id, byte[] content)
    {
        var file = Assert.Single((await solver.ReadSolutionAsync(id)).Files);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
        await solver.DeleteAsync($"/api/solutions/{id}/files/{file.Id}");
    }

    private static byte[] TextOf(Random random, int size) => [.. Enumerable.Range(0, size).Select(_ => (byte)random.Next('a', 'z' + 1))];
}
