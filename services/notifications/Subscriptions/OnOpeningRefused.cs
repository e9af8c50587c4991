using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Wordings;

namespace Market.Notifications.Subscriptions;

/// <summary>Somebody tried to open before the time, alone or with a wrong card: the whole body hears who, that person too, and so do the auditors.</summary>
internal sealed class OnOpeningRefused(Audience audience, Announcer announcer) : IHandleEvent<OpeningRefused>
{
    public async Task HandleAsync(OpeningRefused happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.PersonName, At = envelope.Time, Reasons = OpeningTexts.WhyRefused(happened.Code) };
        await announcer.TellAsync(
            envelope, cancel,
            new Message(Kinds.OpeningRefused, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/opening/{happened.ChallengeId}", facts),
            new Message(Kinds.OpeningAttempt, await audience.AuditorsAsync(cancel), "/logboek", facts));
    }
}
