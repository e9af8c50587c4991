using Market.Hosting.Tests.Messaging;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.Storage;

public sealed class MarketDbTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_second_of_two_editors_of_the_same_version_is_refused(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync(1);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ledger.DoAsync(async first =>
        {
            var mine = await first.Accounts.SingleAsync();
            await ledger.DoAsync(async second =>
            {
                (await second.Accounts.SingleAsync()).Book(5);
                return await second.SaveChangesAsync();
            });
            mine.Book(7);
            return await first.SaveChangesAsync();
        }));

        Assert.Equal(6, await ledger.DoAsync(db => db.Accounts.Select(account => account.Balance).SingleAsync()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Instants_keep_their_microseconds_and_sort(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync(1);
        var late = new DateTimeOffset(2026, 10, 25, 2, 30, 0, 123, 456, TimeSpan.FromHours(2));

        await ledger.DoAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.NextAttemptAt, late)));

        Assert.Equal(late, Assert.Single(await ledger.OutboxAsync()).NextAttemptAt);
        Assert.Equal(1, await ledger.DoAsync(db => db.Outbox.CountAsync(message => message.NextAttemptAt > late.AddTicks(-10) && message.NextAttemptAt < late.AddTicks(10))));
    }
}
