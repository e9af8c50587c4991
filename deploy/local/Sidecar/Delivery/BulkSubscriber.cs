using System.Net.Http.Headers;
using System.Threading.Channels;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>Gathers CloudEvents and delivers many a call; what fails is tried again as a smaller batch.</summary>
internal sealed class BulkSubscriber : Subscriber
{
    private readonly Channel<Message> waiting = Channel.CreateUnbounded<Message>(new() { SingleReader = true });
    private readonly BulkSubscribe bulk;

    public BulkSubscriber(DeliveryContext context, AppChannel app, Subscription subscription, BulkSubscribe bulk)
        : base(context, app, subscription)
    {
        this.bulk = bulk;
        context.Detach(GatherAsync);
    }

    public override void Accept(Message message) => waiting.Writer.TryWrite(message);

    public override void Complete() => waiting.Writer.Complete();

    protected override async Task<IReadOnlyList<Outcome>> CallAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel)
    {
        using var request = App.Request(HttpMethod.Post, arrivals[0].Path);
        request.Content = new ByteArrayContent(BulkEnvelope.Create(Subscription, arrivals));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentTypes.Json);
        using var response = await App.SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        return AppAnswer.Bulk((int)response.StatusCode, body, [.. arrivals.Select(arrival => arrival.EntryId)]);
    }

    private async Task GatherAsync()
    {
        while (await waiting.Reader.WaitToReadAsync(Context.Stopping))
        {
            var batch = await BatchAsync();
            foreach (var route in batch.Select(Arrive).OfType<Arrival>().GroupBy(arrival => arrival.Path))
            {
                var turn = TurnAsync();
                Context.Detach(() => DeliverAsync(turn, [.. route]));
            }
        }
    }

    private async Task<List<Message>> BatchAsync()
    {
        var batch = new List<Message>();
        using var full = new CancellationTokenSource(bulk.MaxAwait, Context.Clock);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(full.Token, Context.Stopping);
        try
        {
            while (batch.Count < bulk.MaxMessages)
            {
                batch.Add(await waiting.Reader.ReadAsync(cancel.Token));
            }
        }
        catch (Exception error) when (error is ChannelClosedException || (error is OperationCanceledException && full.IsCancellationRequested))
        {
            Context.Log.LogDebug("A batch of {Count} for {Topic} is not full", batch.Count, Subscription.Topic);
        }

        return batch;
    }
}
