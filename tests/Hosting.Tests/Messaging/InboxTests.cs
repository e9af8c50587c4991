using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

namespace Market.Hosting.Tests.Messaging;

public sealed class InboxTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_event_that_arrives_three_times_is_handled_once(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);

        for (var time = 0; time < 3; time++)
            await ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None);

        Assert.Single(ledger.Handled);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_gap_is_noticed_and_filled_from_the_feed_in_order(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None);
        ledger.FeedRows.AddRange([ledger.Envelope(2), ledger.Envelope(3), ledger.Envelope(4), ledger.Envelope(5)]);

        await ledger.Inbox.ReceiveAsync(ledger.Envelope(5), CancellationToken.None);

        Assert.Equal([1, 2, 3, 4, 5], ledger.Handled.Select(id => BitConverter.ToInt32(id.ToByteArray())));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Events_delivered_in_any_order_at_once_are_handled_once_each_in_sequence(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.FeedRows.AddRange(Enumerable.Range(1, 20).Select(number => ledger.Envelope(number)));

        await Task.WhenAll(new[] { 20, 3, 7, 7, 1, 12, 20 }.Select(number => ledger.Inbox.ReceiveAsync(ledger.Envelope(number), CancellationToken.None)));

        Assert.Equal(Enumerable.Range(1, 20), ledger.Handled.Select(id => BitConverter.ToInt32(id.ToByteArray())));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_event_that_was_saved_while_the_answer_got_lost_counts_as_handled(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        var lost = 1;
        ledger.AnswerIsLost = () => lost-- > 0;

        await ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None);
        await ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None);

        Assert.Equal(InboxEntry.Handled, Assert.Single(await ledger.InboxAsync()).Status);
        Assert.Single(ledger.Handled);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_event_to_which_nothing_reacts_and_whose_first_save_failed_is_passed_by_catching_up(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        var unheard = ledger.Envelope(1) with { Type = "FromTheFuture" };
        ledger.FeedRows.AddRange([unheard, ledger.Envelope(2)]);
        var fails = 1;
        ledger.SaveFails = () => fails-- > 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Inbox.ReceiveAsync(unheard, CancellationToken.None));

        await ledger.Inbox.CatchUpAsync(Apps.Challenges, CancellationToken.None);

        Assert.Equal([InboxEntry.Handled, InboxEntry.Handled], (await ledger.InboxAsync()).Select(entry => entry.Status));
        Assert.Single(ledger.Handled);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_lost_last_event_is_found_by_catching_up(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.FeedRows.Add(ledger.Envelope(1));

        await ledger.Inbox.CatchUpAsync(Apps.Challenges, CancellationToken.None);

        Assert.Single(ledger.Handled);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_poisonous_event_is_set_aside_after_five_attempts_and_the_next_one_goes_on(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.HandlingFails = envelope => envelope.Sequence == 1;

        for (var attempt = 0; attempt < 4; attempt++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None));
        await ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None);
        await ledger.Inbox.ReceiveAsync(ledger.Envelope(2), CancellationToken.None);

        Assert.Equal([InboxEntry.Quarantined, InboxEntry.Handled], (await ledger.InboxAsync()).Select(entry => entry.Status));
        Assert.Equal("Cannot handle this one", (await ledger.InboxAsync())[0].LastError);
    }

    [Fact]
    public async Task An_event_of_a_type_that_nobody_knows_only_moves_the_cursor()
    {
        await using var ledger = await Ledger.StartAsync("sqlite");

        await ledger.Inbox.ReceiveAsync(ledger.Envelope(1) with { Type = "FromTheFuture" }, CancellationToken.None);
        await ledger.Inbox.ReceiveAsync(ledger.Envelope(2), CancellationToken.None);

        Assert.Single(ledger.Handled);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_event_that_was_set_aside_can_be_handled_again_when_the_cause_is_gone(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.HandlingFails = _ => true;
        for (var attempt = 0; attempt < 5; attempt++)
            await Record.ExceptionAsync(() => ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None));
        ledger.FeedRows.Add(ledger.Envelope(1));

        var setAside = Assert.Single(await ledger.InboxAsync());
        Assert.False(await ledger.Inbox.HandleAgainAsync(setAside, CancellationToken.None));
        ledger.HandlingFails = _ => false;
        Assert.True(await ledger.Inbox.HandleAgainAsync(setAside, CancellationToken.None));

        Assert.Single(ledger.Handled);
        Assert.Equal(InboxEntry.Handled, Assert.Single(await ledger.InboxAsync()).Status);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task One_of_the_feed_that_fails_keeps_only_those_after_it_back(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.FeedRows.AddRange(Enumerable.Range(1, 4).Select(number => ledger.Envelope(number)));
        ledger.HandlingFails = envelope => envelope.Sequence == 3;

        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Inbox.ReceiveAsync(ledger.Envelope(4), CancellationToken.None));

        Assert.Equal([1, 2], await ledger.EffectsAsync());
        Assert.Equal([InboxEntry.Handled, InboxEntry.Handled, InboxEntry.Failing], (await ledger.InboxAsync()).Select(entry => entry.Status));
        ledger.HandlingFails = _ => false;
        await ledger.Inbox.CatchUpAsync(Apps.Challenges, CancellationToken.None);
        Assert.Equal([1, 2, 3, 4], await ledger.EffectsAsync());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Those_of_the_feed_that_were_committed_while_the_answer_got_lost_are_not_handled_again(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        ledger.FeedRows.AddRange(Enumerable.Range(1, 4).Select(number => ledger.Envelope(number)));
        var lost = 1;
        ledger.CommitIsLost = () => lost-- > 0;

        await ledger.Inbox.CatchUpAsync(Apps.Challenges, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4], await ledger.EffectsAsync());
        Assert.Equal(4, ledger.Handled.Count);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_comes_in_while_another_is_handled_shares_a_transaction_without_the_feed(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        var commits = 0;
        ledger.CommitIsLost = () => Interlocked.Increment(ref commits) < 0;
        using var begun = new ManualResetEventSlim();
        using var others = new ManualResetEventSlim();
        ledger.HandlingFails = envelope =>
        {
            begun.Set();
            return envelope.Sequence == 1 && !others.Wait(TimeSpan.FromSeconds(30));
        };

        var first = Task.Run(() => ledger.Inbox.ReceiveAsync(ledger.Envelope(1), CancellationToken.None));
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30)));
        var rest = Enumerable.Range(2, 3).Select(number => ledger.Inbox.ReceiveAsync(ledger.Envelope(number), CancellationToken.None)).ToList();
        others.Set();
        await Task.WhenAll([first, .. rest]);

        Assert.Equal([1, 2, 3, 4], await ledger.EffectsAsync());
        Assert.Equal(4, ledger.Handled.Count);
        Assert.Equal(2, commits);
    }
}
