using Market.Contracts;
using Market.Hosting.Messaging;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.Messaging;

public sealed class OutboxTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_save_writes_state_and_event_together_and_the_relay_numbers_and_publishes_it(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync(1, 2, 3);

        await ledger.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Equal([1, 2, 3], ledger.Published);
        Assert.All(await ledger.OutboxAsync(), message => Assert.Equal(ledger.Clock.GetUtcNow(), message.PublishedAt));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_one_save_tells_is_numbered_in_the_order_in_which_it_happened(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        var amounts = Enumerable.Range(1, 20).ToArray();
        await ledger.BookAsync(amounts);

        await ledger.Relay.RunOnceAsync(CancellationToken.None);

        var told = (await ledger.OutboxAsync()).Select(message => (ChallengeUnfollowed)message.Happened()!);
        Assert.Equal(amounts.Select(amount => new Guid(amount, 0, 0, new byte[8])), told.Select(happened => happened.PersonId));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task No_more_events_have_a_number_than_have_gone_out(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync([.. Enumerable.Range(1, 150)]);

        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), ledger.Published);
        Assert.Equal(50, (await ledger.OutboxAsync()).Count(message => message.Sequence is null));

        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 150).Select(number => (long)number), ledger.Published);
    }

    [Fact]
    public async Task While_more_comes_in_than_goes_out_the_relay_rests_between_its_rounds()
    {
        await using var ledger = await Ledger.StartAsync("sqlite");
        await ledger.BookAsync([.. Enumerable.Range(1, 150)]);
        var rush = true;
        ledger.PublishFails = () =>
        {
            if (rush)
                ledger.BookAsync(1, 2).GetAwaiter().GetResult();
            return false;
        };

        await ledger.Relay.StartAsync(CancellationToken.None);
        await UntilAsync(() => ledger.Published.Count >= 200);
        rush = false;
        await Task.Delay(300);
        Assert.Equal(200, ledger.Published.Count);

        await UntilAsync(() =>
        {
            ledger.Clock.Advance(new MessagingOptions().RestInRush);
            return ledger.Published.Count == 550;
        });
        await ledger.Relay.StopAsync(CancellationToken.None);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_save_that_is_rolled_back_leaves_no_event(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.DoAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var account = new Account(Guid.CreateVersion7());
            db.Add(account);
            account.Book(1);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return true;
        });

        Assert.Empty(await ledger.OutboxAsync());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Numbers_have_no_gaps_when_writers_and_relays_work_at_once(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        var relays = new[] { ledger.AnotherRelay(), ledger.AnotherRelay() };

        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 10; i++)
                await ledger.BookAsync(i);
        });
        var readers = relays.Select(async relay =>
        {
            for (var i = 0; i < 10; i++)
                await relay.RunOnceAsync(CancellationToken.None);
        });
        await Task.WhenAll(writers.Concat(readers));
        await ledger.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long?)number), (await ledger.OutboxAsync()).Select(message => message.Sequence));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_relay_that_fails_after_its_lease_takes_back_nothing_that_another_has_published(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync(1);
        ledger.PublishFails = () =>
        {
            ledger.PublishFails = () => false;
            ledger.Clock.Advance(new MessagingOptions().Lease + TimeSpan.FromSeconds(1));
            Assert.Equal(1, ledger.AnotherRelay().RunOnceAsync(CancellationToken.None).GetAwaiter().GetResult());
            return true;
        };

        await ledger.Relay.RunOnceAsync(CancellationToken.None);

        Assert.NotNull(Assert.Single(await ledger.OutboxAsync()).PublishedAt);
        Assert.Equal([1], ledger.Published);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_cannot_be_published_is_tried_again_later_and_then_parked_where_it_can_be_seen(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.PublishFails = () => true;
        await ledger.BookAsync(1);

        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        Assert.Equal(0, await ledger.Relay.RunOnceAsync(CancellationToken.None));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            ledger.Clock.Advance(TimeSpan.FromMinutes(10));
            await ledger.Relay.RunOnceAsync(CancellationToken.None);
        }

        var message = Assert.Single(await ledger.OutboxAsync());
        Assert.Equal(3, message.Attempts);
        Assert.NotNull(message.ParkedAt);
        Assert.Equal("The broker is away", message.LastError);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_row_leased_by_a_relay_that_died_is_published_by_another_when_the_lease_ends(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.BookAsync(1);
        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        ledger.Published.Clear();
        var until = ledger.Clock.GetUtcNow().AddSeconds(30);
        await ledger.DoAsync(db => db.Outbox.ExecuteUpdateAsync(set => set
            .SetProperty(message => message.PublishedAt, (DateTimeOffset?)null)
            .SetProperty(message => message.LeasedBy, Guid.CreateVersion7()).SetProperty(message => message.LeasedUntil, until)));

        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        Assert.Empty(ledger.Published);

        ledger.Clock.Advance(TimeSpan.FromSeconds(31));
        await ledger.Relay.RunOnceAsync(CancellationToken.None);
        Assert.Equal([1], ledger.Published);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; tries < 600 && !holds(); tries++)
            await Task.Delay(50);
        Assert.True(holds());
    }
}
