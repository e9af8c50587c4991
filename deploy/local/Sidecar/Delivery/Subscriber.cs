using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>
/// Brings messages to one subscription of one app. Every message or batch follows its own retry schedule and holds a place among
/// the calls under way only while it is being tried, so one that keeps failing does not hold up the others.
/// </summary>
internal abstract class Subscriber(DeliveryContext context, AppChannel app, Subscription subscription)
{
    private readonly SemaphoreSlim slots = new(context.Options.ConcurrencyPerSubscription);

    public Subscription Subscription => subscription;

    protected AppChannel App => app;

    protected DeliveryContext Context => context;

    /// <summary>Takes on a message that has a place in the backlog. Returns at once.</summary>
    public abstract void Accept(Message message);

    /// <summary>No more messages come; those taken on are still delivered.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>One call to the app; an outcome for each arrival.</summary>
    protected abstract Task<IReadOnlyList<Outcome>> CallAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel);

    /// <summary>A place among the calls under way, given in the order of asking.</summary>
    protected Task TurnAsync() => slots.WaitAsync(context.Stopping);

    /// <summary>The message on its way to its route, or null when it went to the dead letters right away.</summary>
    protected Arrival? Arrive(Message message)
    {
        try
        {
            return Arrival.At(subscription, message, context.Clock.GetUtcNow());
        }
        catch (Undeliverable error)
        {
            GiveUp(message, error.Message);
            return null;
        }
    }

    /// <summary>Tries until everything is settled or the tries are used up.</summary>
    /// <param name="turn">The place for the first try, already asked for.</param>
    protected async Task DeliverAsync(Task turn, IReadOnlyList<Arrival> arrivals)
    {
        for (var attempt = 1; ; attempt++)
        {
            await turn;
            IReadOnlyList<Outcome> outcomes;
            try
            {
                outcomes = await TryAsync(arrivals);
            }
            finally
            {
                slots.Release();
            }

            arrivals = Settle(arrivals, outcomes);
            if (arrivals.Count == 0)
            {
                return;
            }

            if (context.Options.Retry.WaitAfter(attempt) is not { } wait)
            {
                GiveUp(arrivals, attempt);
                return;
            }

            await Task.Delay(wait, context.Clock, context.Stopping);
            turn = TurnAsync();
        }
    }

    private async Task<IReadOnlyList<Outcome>> TryAsync(IReadOnlyList<Arrival> arrivals)
    {
        using var timeout = new CancellationTokenSource(context.Options.DeliveryTimeout, context.Clock);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.Stopping);
        try
        {
            return await CallAsync(arrivals, cancel.Token);
        }
        catch (Exception error) when (!context.Stopping.IsCancellationRequested)
        {
            // Whatever it is, the message keeps its place and its tries.
            context.Log.LogWarning("{App} did not take from {Topic}: {Reason}", app.AppId, subscription.Topic, error.Message);
            return [.. arrivals.Select(_ => Outcome.Retry)];
        }
    }

    private List<Arrival> Settle(IReadOnlyList<Arrival> arrivals, IReadOnlyList<Outcome> outcomes)
    {
        var again = new List<Arrival>();
        foreach (var (arrival, outcome) in arrivals.Zip(outcomes))
        {
            switch (outcome)
            {
                case Outcome.Retry:
                    again.Add(arrival);
                    break;
                case Outcome.Drop:
                    GiveUp(arrival.Message, "the app dropped it");
                    break;
                default:
                    context.Backlog.Leave(1);
                    break;
            }
        }

        return again;
    }

    private void GiveUp(IReadOnlyList<Arrival> arrivals, int attempts)
    {
        foreach (var arrival in arrivals)
        {
            GiveUp(arrival.Message, $"it failed {attempts} times");
        }
    }

    private void GiveUp(Message message, string reason)
    {
        var dead = subscription.DeadLetterTopic;
        context.Log.LogWarning(
            "A message on {Topic} for {App} is given up ({Reason}); {Where}",
            message.Topic, app.AppId, reason, dead.Length == 0 ? "it is lost" : $"it goes to {dead}");
        if (dead.Length > 0)
        {
            context.DeadLetter(message with { Topic = dead });
        }

        context.Backlog.Leave(1);
    }
}
