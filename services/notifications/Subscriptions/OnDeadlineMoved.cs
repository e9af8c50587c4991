using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Kernel;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Who follows the challenge hears of the new deadline, and so does the body. Teams hear the same words (see <see cref="OnTeamsHaveOtherDeadline"/>): the kind tells nobody who takes part.</summary>
internal sealed class OnDeadlineMoved(Audience audience, Announcer announcer) : IHandleEvent<DeadlineMoved>
{
    public async Task HandleAsync(DeadlineMoved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        List<Guid> people = [.. await audience.BodyAsync(happened.OrganisationId, null, cancel), .. await audience.FollowersAsync(happened.ChallengeId, cancel)];
        var facts = OtherDeadline.Facts(happened.ChallengeTitle.Localized(), happened.Previous, happened.Deadline, happened.Reason.Localized());
        await announcer.TellAsync(happened.Announcement, cancel, new Message(OtherDeadline.Kind(happened.Previous, happened.Deadline), people, $"/uitdagingen/{happened.ChallengeId}", facts));
    }
}

/// <summary>Everyone with a draft or a submission hears of the new deadline.</summary>
internal sealed class OnTeamsHaveOtherDeadline(Audience audience, Announcer announcer) : IHandleEvent<TeamsHaveOtherDeadline>
{
    public async Task HandleAsync(TeamsHaveOtherDeadline happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = OtherDeadline.Facts(happened.ChallengeTitle.Localized(), happened.Previous, happened.Deadline, happened.Reason.Localized());
        await announcer.TellAsync(happened.Announcement, cancel, await audience.TeamMessagesAsync(OtherDeadline.Kind(happened.Previous, happened.Deadline), happened.Teams, facts, cancel));
    }
}

file static class OtherDeadline
{
    public static string Kind(DateTimeOffset previous, DateTimeOffset deadline) => deadline > previous ? Kinds.DeadlineExtended : Kinds.DeadlineShortened;

    public static Facts Facts(LocalizedText challenge, DateTimeOffset previous, DateTimeOffset deadline, LocalizedText reason) =>
        new() { Challenge = challenge, Previous = previous, At = deadline, Reasons = reason };
}
