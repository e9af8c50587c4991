using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Everyone with a draft, a submission or an interest hears of the new deadline, and so does the body. All get the same words: the kind tells nobody who takes part.</summary>
internal sealed class OnDeadlineMoved(Audience audience, Announcer announcer) : IHandleEvent<DeadlineMoved>
{
    public async Task HandleAsync(DeadlineMoved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var kind = happened.Deadline > happened.Previous ? Kinds.DeadlineExtended : Kinds.DeadlineShortened;
        var facts = new Facts
        {
            Challenge = happened.ChallengeTitle.Localized(), Previous = happened.Previous, At = happened.Deadline, Reasons = happened.Reason.Localized(),
        };
        List<Message> messages = [];
        foreach (var team in happened.Teams)
            messages.Add(new Message(kind, await audience.SolversAsync(team.OrganisationIds, cancel), $"/mijn/oplossingen/{team.SolutionId}", facts));
        List<Guid> others = [.. await audience.BodyAsync(happened.OrganisationId, null, cancel), .. await audience.FollowersAsync(happened.ChallengeId, cancel)];
        messages.Add(new Message(kind, others, $"/uitdagingen/{happened.ChallengeId}", facts));
        await announcer.TellAsync(envelope, cancel, messages);
    }
}
