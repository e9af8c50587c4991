using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The guest gets the link; nobody else does.</summary>
internal sealed class OnGuestJurorInvited(Announcer announcer) : IHandleEvent<GuestJurorInvited>
{
    public Task HandleAsync(GuestJurorInvited happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(Kinds.GuestInvited, [happened.GuestId], "", new Facts
    {
        Challenge = happened.ChallengeTitle.Localized(), At = happened.ExpiresAt, Guest = new Guest(happened.Name, happened.Email, happened.Language, happened.SealedToken),
    }));
}
