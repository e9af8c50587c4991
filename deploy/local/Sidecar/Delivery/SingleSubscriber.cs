using System.Net.Http.Headers;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Sidecar.Delivery;

/// <summary>Delivers one CloudEvent a call.</summary>
internal sealed class SingleSubscriber(DeliveryContext context, AppChannel app, Subscription subscription)
    : Subscriber(context, app, subscription)
{
    public override void Accept(Message message)
    {
        if (Arrive(message) is { } arrival)
        {
            var turn = TurnAsync();
            Context.Detach(() => DeliverAsync(turn, [arrival]));
        }
    }

    protected override async Task<IReadOnlyList<Outcome>> CallAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel)
    {
        var arrival = arrivals[0];
        using var request = App.Request(HttpMethod.Post, arrival.Path);
        request.Content = new ReadOnlyMemoryContent(arrival.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentTypes.CloudEvent);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [(Headers.TraceParent, arrival.TraceParent), (Headers.TraceState, arrival.TraceState)])
        {
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await App.SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        return [AppAnswer.Single((int)response.StatusCode, body)];
    }
}
