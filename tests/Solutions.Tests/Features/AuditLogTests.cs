using System.Net;
using System.Text.Json;

using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features;

public sealed class AuditLogTests
{
    [Fact]
    public async Task Each_command_leaves_one_leaf_and_a_refused_one_none()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        // The same version again gives the same receipt and changes nothing; a stale version is refused.
        await solver.SubmitAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, (await solver.WriteAsync(id, version: 1)).StatusCode);

        Assert.Equal(["StartSolution done", "WriteContent done", "SubmitSolution done"], await ActsAsync(world));
    }

    [Fact]
    public async Task An_attempt_on_what_one_may_not_see_leaves_one_leaf_whether_it_exists_or_not()
    {
        await using var world = await World.StartAsync();
        var id = await world.As(World.Solver).StartAsync(await world.PublishAsync());

        await world.As(World.Competitor).GetAsync($"/api/solutions/{id}");
        await world.As(World.Competitor).GetAsync($"/api/solutions/{Guid.CreateVersion7()}");
        await world.As(World.Officer).GetAsync($"/api/solutions/{id}");
        await world.As(null).GetAsync($"/api/solutions/{id}");

        Assert.Equal(["StartSolution done", "ReadSolution denied", "ReadSolution denied", "ReadSolution denied"], await ActsAsync(world));
    }

    [Fact]
    public async Task A_read_by_virtue_of_an_office_leaves_one_leaf()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();

        (await world.As(World.Officer).GetAsync($"/api/openings/{challenge}")).EnsureSuccessStatusCode();

        Assert.Equal(["ReadOpening read"], await ActsAsync(world));
    }

    [Fact]
    public async Task Leaves_name_no_person_and_hold_nothing_of_a_solution()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        var all = string.Join('\n', await world.InDatabaseAsync(db => db.AuditLeaves.Select(leaf => leaf.Data).ToListAsync()));
        Assert.All(
            (string[])[World.Solver.Id.ToString(), World.Solver.Name, receipt.Number, receipt.ContentHash, "Zwaailicht", "sirene"],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<string>> ActsAsync(World world)
    {
        var leaves = await world.InDatabaseAsync(db => db.AuditLeaves.AsNoTracking().OrderBy(leaf => leaf.At).ToListAsync());
        return [.. leaves.Select(leaf => JsonDocument.Parse(leaf.Data).RootElement).Where(leaf => leaf.TryGetProperty("what", out _))
            .Select(leaf => $"{leaf.GetProperty("what")} {leaf.GetProperty("outcome")}")];
    }
}
