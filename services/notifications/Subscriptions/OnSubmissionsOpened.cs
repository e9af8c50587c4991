using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The body goes on with the jury; each team knows that its submission was opened.</summary>
internal sealed class OnSubmissionsOpened(Audience audience, Announcer announcer) : IHandleEvent<SubmissionsOpened>
{
    public async Task HandleAsync(SubmissionsOpened happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized(), At = happened.OpenedAt, Count = happened.Submissions };
        var teams = await audience.TeamsAsync(happened.ChallengeId, cancel);
        List<Message> messages =
        [
            new(Kinds.SubmissionsOpened, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/opening/{happened.ChallengeId}", facts),
            .. teams.Select(team => new Message(Kinds.SubmissionOpened, team.People, $"/mijn/oplossingen/{team.SolutionId}", facts)),
        ];
        await announcer.TellAsync(envelope, cancel, messages);
    }
}
