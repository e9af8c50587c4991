using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The body decides on the next in line.</summary>
internal sealed class OnWinnerWithdrew(Audience audience, Announcer announcer) : IHandleEvent<WinnerWithdrew>
{
    public async Task HandleAsync(WinnerWithdrew happened, EventEnvelope envelope, CancellationToken cancel) => await announcer.TellAsync(envelope, cancel, new Message(
        Kinds.WinnerWithdrew, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/gunning/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.OrganisationName }));
}
