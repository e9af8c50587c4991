using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Each team reads its own scores; jurors, body and followers read the result.</summary>
internal sealed class OnAwardPublished(Audience audience, Announcer announcer) : IHandleEvent<AwardPublished>
{
    public async Task HandleAsync(AwardPublished happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized(), At = happened.PublishedAt, Count = happened.Submissions };
        var teams = await audience.TeamsAsync(happened.ChallengeId, cancel);
        List<Guid> others =
        [
            .. await audience.JurorsAsync(happened.ChallengeId, cancel),
            .. await audience.BodyAsync(happened.OrganisationId, null, cancel),
            .. await audience.FollowersAsync(happened.ChallengeId, cancel),
        ];
        List<Message> messages =
        [
            .. teams.Select(team => new Message(Kinds.ResultsReady, team.People, $"/mijn/oplossingen/{team.SolutionId}/terugkoppeling", facts)),
            new(Kinds.AwardPublished, others, $"/uitdagingen/{happened.ChallengeId}", facts),
        ];
        await announcer.TellAsync(envelope, cancel, messages);
    }
}
