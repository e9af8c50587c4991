using System.Text;

using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>B-34, at the real web server.</summary>
public sealed class BrokenUploadTests
{
    /// <summary>Enough that a server could be tempted to keep it in a temporary file while it comes in.</summary>
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(new string('a', 2 * 1024 * 1024));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_that_breaks_off_at_99_percent_leaves_nothing_and_can_be_done_again(bool reset)
    {
        await using var world = await World.StartAsync(configure: RunningService.OverSockets);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var before = Buffered();

        using var upload = await RawUpload.BeginAsync(world.Service.Address, $"/api/solutions/{id}/files", World.Solver, "plan.txt", Text);
        await upload.SendAlmostAllAsync();
        upload.BreakOff(reset);

        Assert.Empty(await EventuallyAsync(() => Buffered().Except(before).ToList(), left => left.Count == 0));
        Assert.Empty(world.StoredFiles());
        Assert.Empty((await solver.ReadSolutionAsync(id)).Files);

        using var again = await RawUpload.BeginAsync(world.Service.Address, $"/api/solutions/{id}/files", World.Solver, "plan.txt", Text);
        await again.SendAsync(int.MaxValue);
        Assert.StartsWith("HTTP/1.1 201 ", await again.ReadAnswerAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(world.StoredFiles());
        Assert.Single((await solver.ReadSolutionAsync(id)).Files);
    }

    [Fact]
    public async Task Uploads_of_a_byte_a_second_are_cut_within_seconds_and_keep_nobody_waiting()
    {
        await using var world = await World.StartAsync(configure: RunningService.OverSockets);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));

        var slow = Enumerable.Range(0, 20).Select(async n =>
        {
            using var upload = await RawUpload.BeginAsync(world.Service.Address, $"/api/solutions/{id}/files", World.Solver, $"traag-{n}.txt", Text);
            return await upload.TrickleAsync(limit.Token);
        }).ToList();
        var meanwhile = await (await solver.UploadAsync(id, "vlot.txt", Text)).ReadAsync<AttachFileReply>();

        foreach (var answer in await Task.WhenAll(slow))
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        Assert.Equal(meanwhile.Id, Assert.Single((await solver.ReadSolutionAsync(id)).Files).Id);
        Assert.Single(world.StoredFiles());
    }

    /// <summary>Where the framework keeps a form while it comes in; other tests of this run use the same place.</summary>
    private static List<string> Buffered() => [.. Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*")];

    private static async Task<List<string>> EventuallyAsync(Func<List<string>> read, Func<List<string>, bool> enough)
    {
        for (var round = 0; round < 100 && !enough(read()); round++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        return read();
    }
}
