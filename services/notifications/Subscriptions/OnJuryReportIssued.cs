using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The jury has done its work, and the body can award.</summary>
internal sealed class OnJuryReportIssued(Audience audience, Announcer announcer) : IHandleEvent<JuryReportIssued>
{
    public async Task HandleAsync(JuryReportIssued happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var (link, facts) = ($"/jury/{happened.ChallengeId}/verslag", new Facts { Challenge = happened.ChallengeTitle.Localized() });
        await announcer.TellAsync(
            envelope, cancel,
            new Message(Kinds.ReportIssued, happened.MemberIds, link, facts),
            new Message(Kinds.ReportIssued, await audience.BodyAsync(happened.OrganisationId, null, cancel), link, facts));
    }
}
