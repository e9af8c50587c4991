using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The body hears that teams lost time, and where the equal extension lies ready.</summary>
internal sealed class OnOutageMeasured(Audience audience, Announcer announcer) : IHandleEvent<OutageMeasured>
{
    public async Task HandleAsync(OutageMeasured happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.OutageMeasured, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/mijn/uitdagingen/{happened.ChallengeId}/uiterste-datum",
            new Facts { Challenge = happened.ChallengeTitle.Localized(), Previous = happened.Previous, At = happened.Deadline, Count = (int)Math.Ceiling(happened.SecondsLost / 60m) }));
    }
}
