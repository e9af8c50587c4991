using System.Net;

using Market.Contracts;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Solving;

public class WithdrawSubmissionTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_withdrawal_leaves_a_tombstone_without_content(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        Assert.Equal(HttpStatusCode.NoContent, (await solver.DeleteAsync($"/api/solutions/{id}/submission")).StatusCode);

        var tombstone = await (await solver.GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>();
        Assert.Equal((receipt.Number, receipt.ContentHash, ReceiptState.Withdrawn), (tombstone.Number, tombstone.ContentHash, tombstone.State));
        Assert.NotNull(tombstone.WithdrawnAt);
        Assert.Equal((null, null), await world.InDatabaseAsync(async db => (await db.Submissions.SingleAsync()) is var row ? (row.SealedContent, row.OpeningKey) : default));
        Assert.Equal(SolutionState.Withdrawn, (await solver.ReadSolutionAsync(id)).State);
        Assert.Equal([World.Company], Assert.Single((await world.Service.EventsAsync()).OfType<SolutionWithdrawn>()).OrganisationIds);
    }

    [Fact]
    public async Task What_is_withdrawn_can_be_submitted_again_as_something_new()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var first = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await solver.DeleteAsync($"/api/solutions/{id}/submission");

        var second = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        Assert.NotEqual(first.Number, second.Number);
        Assert.Equal((first.ContentHash, 2, false), (second.ContentHash, second.Sequence, second.Replaced));
    }

    [Fact]
    public async Task Withdrawing_twice_is_refused()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.SubmitAsync(id);
        await solver.DeleteAsync($"/api/solutions/{id}/submission");

        Assert.Equal("submission.none", await (await solver.DeleteAsync($"/api/solutions/{id}/submission")).ErrorCodeAsync());
    }
}
