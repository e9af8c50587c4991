using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Challenges.Tests.Domain;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Challenges.Tests.Storage;

public sealed class ChallengeStorageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Every_field_comes_back_as_it_was_saved(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var saved = Drafts.In(ChallengeState.Published);
        saved.Award(new ChallengeResults(Drafts.Now, 3, [new ChallengeWinner(1, "Radar", "Bv", ["UGent"], 81.25m, null)]), Drafts.Now);
        await InAsync(town, async db =>
        {
            db.Challenges.Add(saved);
            await db.SaveChangesAsync();
            return 0;
        });

        var read = await InAsync(town, db => db.Challenges.AsNoTracking().SingleAsync(challenge => challenge.Id == saved.Id));

        foreach (var property in typeof(Challenge).GetProperties().Where(property => property.Name is not nameof(Entity.Events)))
            Assert.Equivalent(property.GetValue(saved), property.GetValue(read));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_save_based_on_an_older_version_is_refused(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.DraftAsync();
        await InAsync(town, async db =>
        {
            var mine = await db.Challenges.SingleAsync(challenge => challenge.Id == id);
            await town.PutAsync(id, "prizes", new { version = 0, prizes = new[] { new { rank = 1, amountCents = 5 } } });
            mine.RenameOrganisation("Other");
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Deadlines_keep_their_microseconds(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.DraftAsync();
        var deadline = Town.Today.AddDays(3).AddMicroseconds(1);
        await town.PutAsync(id, "dates", new { version = 0, deadline = deadline.ToOffset(TimeSpan.FromHours(1)) });
        Assert.Equal(deadline, (await town.DetailAsync(id)).Dates.Deadline);
    }

    private static async Task<T> InAsync<T>(Town town, Func<ChallengesDb, Task<T>> work)
    {
        using var scope = town.Service.Services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<ChallengesDb>());
    }
}
