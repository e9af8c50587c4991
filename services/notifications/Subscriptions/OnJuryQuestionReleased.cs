using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The team, and nobody else, hears that the jury asks something.</summary>
internal sealed class OnJuryQuestionReleased(Audience audience, Announcer announcer) : IHandleEvent<JuryQuestionReleased>
{
    public async Task HandleAsync(JuryQuestionReleased happened, EventEnvelope envelope, CancellationToken cancel) => await announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ClarificationAsked, await audience.SolversAsync(happened.OrganisationIds, cancel), $"/mijn/oplossingen/{happened.SolutionId}/juryvragen", new Facts { Challenge = happened.ChallengeTitle.Localized(), At = happened.AnswerBy }));
}
