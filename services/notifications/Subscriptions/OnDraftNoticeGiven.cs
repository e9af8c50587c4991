using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The own team, and nobody else, is reminded of its draft, or hears that the market did not submit it.</summary>
internal sealed class OnDraftNoticeGiven(Audience audience, Announcer announcer) : IHandleEvent<DraftNoticeGiven>
{
    public async Task HandleAsync(DraftNoticeGiven happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var link = $"/mijn/oplossingen/{happened.SolutionId}{(happened.Kind == "NotSubmitted" ? "" : "/controle")}";
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized(), At = happened.Deadline, Missing = happened.Missing };
        await announcer.TellAsync(envelope, cancel, new Message(KindOf(happened), await audience.SolversAsync(happened.OrganisationIds, cancel), link, facts));
    }

    private static string KindOf(DraftNoticeGiven happened) => happened switch
    {
        { Kind: "NotSubmitted", Missing.Count: > 0 } => Kinds.DraftWasIncomplete,
        { Kind: "NotSubmitted" } => Kinds.DraftWasNotSubmitted,
        { Missing.Count: > 0 } => Kinds.DraftIncomplete,
        { Automatic: true } => Kinds.DraftWillBeSubmitted,
        _ => Kinds.DraftReady,
    };
}
