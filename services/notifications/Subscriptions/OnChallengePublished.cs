using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The body knows that it is public; who followed it may answer it.</summary>
internal sealed class OnChallengePublished(Audience audience, Announcer announcer) : IHandleEvent<ChallengePublished>
{
    public async Task HandleAsync(ChallengePublished happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = new Facts { Challenge = happened.Title.Localized(), Organisation = happened.OrganisationName, At = happened.Deadline };
        var link = $"/uitdagingen/{happened.Slug}";
        await announcer.TellAsync(
            envelope, cancel,
            new Message(Kinds.ChallengePublished, await audience.BodyAsync(happened.OrganisationId, null, cancel), link, facts),
            new Message(Kinds.ChallengeOpen, await audience.FollowersAsync(happened.ChallengeId, cancel), link, facts));
    }
}
