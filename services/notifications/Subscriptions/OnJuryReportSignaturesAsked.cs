using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The members are to read the report and sign it.</summary>
internal sealed class OnJuryReportSignaturesAsked(Announcer announcer) : IHandleEvent<JuryReportSignaturesAsked>
{
    public Task HandleAsync(JuryReportSignaturesAsked happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ReportToSign, happened.PersonIds, $"/jury/{happened.ChallengeId}/verslag", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
