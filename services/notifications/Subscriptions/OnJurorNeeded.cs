using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Who can invite hears that somebody is needed, and not for which submission: the chair may not know that, and the body not who has a conflict.</summary>
internal sealed class OnJurorNeeded(Audience audience, Announcer announcer) : IHandleEvent<JurorNeeded>
{
    public async Task HandleAsync(JurorNeeded happened, EventEnvelope envelope, CancellationToken cancel) => await announcer.TellAsync(envelope, cancel, new Message(
        Kinds.JurorNeeded, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
