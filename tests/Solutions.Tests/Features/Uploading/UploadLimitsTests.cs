using System.Net;
using System.Text;

using Market.Solutions.Domain.Solving;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Market.Solutions.Tests.Features.Uploading;

/// <summary>B-33, B-38 and the collection of what nobody finished .</summary>
public sealed class UploadLimitsTests
{
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(new string('a', 200_000));

    [Fact]
    public async Task A_piece_that_overlaps_leaves_a_gap_comes_out_of_order_or_again_is_told_where_to_go_on()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await solver.SendPieceAsync(upload, 0, Text[..1000]);

        foreach (var offset in new[] { 0, 999, 1001, 150_000 })
        {
            var refused = await solver.SendPieceAsync(upload, offset, Text[..10]);
            Assert.Equal((HttpStatusCode.Conflict, "upload.offset"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        }

        var beyond = await solver.SendPieceAsync(upload, 1000, Text);
        Assert.Equal((HttpStatusCode.BadRequest, "upload.beyond-length"), (beyond.StatusCode, await beyond.ErrorCodeAsync()));
        Assert.Equal(1000, await solver.OffsetAsync(upload));

        var last = await solver.SendPieceAsync(upload, 1000, Text[1000..]);
        var again = await solver.SendPieceAsync(upload, 1000, Text[1000..]);
        var asked = await solver.SendPieceAsync(upload, Text.Length, []);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.NoContent), (last.StatusCode, again.StatusCode, asked.StatusCode));
        Assert.Equal(Text.Length, await solver.OffsetAsync(upload));
        Assert.Single((await solver.ReadSolutionAsync(id)).Files);
    }

    [Fact]
    public async Task Two_who_send_to_one_upload_at_once_make_one_file_of_what_was_announced()
    {
        await using var world = await World.StartAsync();
        var (solver, colleague) = (world.As(World.Solver), world.As(World.Colleague));
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? solver : colleague).SendPieceAsync(upload, 0, Text)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Locked, HttpStatusCode.Conflict }));
        Assert.Equal(Text.LongLength, Assert.Single((await solver.ReadSolutionAsync(id)).Files).Size);
        Assert.Equal(Text.Length, await colleague.OffsetAsync(upload));
    }

    [Fact]
    public async Task To_everyone_outside_the_team_an_upload_is_not_there()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var challenge = await world.PublishAsync();
        var id = await solver.PrepareAsync(challenge);
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await solver.SendPieceAsync(upload, 0, Text[..1000]);

        foreach (var (persona, status) in new[] { (World.Competitor, HttpStatusCode.NotFound), (World.Partner, HttpStatusCode.NotFound), (World.Officer, HttpStatusCode.Forbidden), (null, HttpStatusCode.Unauthorized) })
        {
            var stranger = world.As(persona);
            Assert.Equal(status, (await stranger.HeadAsync(upload)).StatusCode);
            Assert.Equal(status, (await stranger.SendPieceAsync(upload, 1000, Text[1000..])).StatusCode);
            Assert.Equal(status, (await stranger.DropAsync(upload)).StatusCode);
            Assert.Equal(status, (await stranger.BeginUploadAsync(id, "x.txt", 5)).StatusCode);
            Assert.Equal(status, (await stranger.GetAsync($"/api/solutions/{id}/uploads")).StatusCode);
        }

        var rival = world.As(World.Competitor);
        var own = await rival.PrepareAsync(challenge);
        Assert.Equal(HttpStatusCode.NotFound, (await rival.SendPieceAsync(upload.Replace($"{id}", $"{own}", StringComparison.Ordinal), 1000, Text[1000..])).StatusCode);
        Assert.Equal(1000, await solver.OffsetAsync(upload));
    }

    [Fact]
    public async Task A_team_can_have_five_unfinished_uploads_and_no_more_bytes_than_files_may_take()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        foreach (var name in new[] { "a.txt", "b.txt", "c.txt", "d.txt" })
            await solver.AnnounceAsync(id, name, Solution.FileLimit);
        var tooLarge = await solver.BeginUploadAsync(id, "e.txt", 1);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "solution.files-too-large-together"), (tooLarge.StatusCode, await tooLarge.ErrorCodeAsync()));

        await solver.DropAsync($"/api/solutions/{id}/uploads/{(await solver.UploadsAsync(id))[0].Id}");
        await solver.AnnounceAsync(id, "e.txt", 1);
        await solver.AnnounceAsync(id, "f.txt", 1);
        var tooMany = await solver.BeginUploadAsync(id, "g.txt", 1);
        Assert.Equal((HttpStatusCode.Conflict, "upload.too-many"), (tooMany.StatusCode, await tooMany.ErrorCodeAsync()));
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_added_to_an_upload()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var challenge = await world.PublishAsync();
        var id = await solver.PrepareAsync(challenge);
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        var late = await solver.SendPieceAsync(upload, 0, Text);

        Assert.Equal((HttpStatusCode.Conflict, "solution.challenge-closed"), (late.StatusCode, await late.ErrorCodeAsync()));
        Assert.Empty(world.StoredParts());
    }

    [Fact]
    public async Task What_nobody_finishes_is_gone_within_a_day()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.StartAsync(clock: clock);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync(TimeSpan.FromDays(9)));
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await solver.SendPieceAsync(upload, 0, Text[..1000]);
        var sweep = world.Service.Services.GetServices<IHostedService>().OfType<OrphanFileSweep>().Single();

        await SweepAsync(21);
        Assert.Equal(1000, await solver.OffsetAsync(upload));
        Assert.Single(world.StoredParts());

        await SweepAsync(3);
        Assert.Equal(HttpStatusCode.NotFound, (await solver.HeadAsync(upload)).StatusCode);
        Assert.Empty(world.StoredParts());
        Assert.Empty(await solver.UploadsAsync(id));

        async Task SweepAsync(int hours)
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await sweep.SweepAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_draft_that_is_deleted_takes_its_uploads_along()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.StartAsync(clock: clock);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var upload = await solver.AnnounceAsync(id, "plan.txt", Text.Length);
        await solver.SendPieceAsync(upload, 0, Text[..1000]);

        Assert.Equal(HttpStatusCode.NoContent, (await solver.DeleteAsync($"/api/solutions/{id}")).StatusCode);
        clock.Advance(TimeSpan.FromHours(2));
        await world.Service.Services.GetServices<IHostedService>().OfType<OrphanFileSweep>().Single().SweepAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await solver.HeadAsync(upload)).StatusCode);
        Assert.Empty(world.StoredParts());
    }
}
