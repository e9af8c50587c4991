using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Who lost something hears that, and not with whom the conflict is; the chair hears that there is something to repair.</summary>
internal sealed class OnAssignmentsTaken(Announcer announcer) : IHandleEvent<AssignmentsTaken>
{
    public Task HandleAsync(AssignmentsTaken happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var (room, facts) = ($"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() });
        return announcer.TellAsync(
            envelope, cancel,
            new Message(Kinds.AssignmentTaken, happened.JurorIds, room, facts),
            new Message(Kinds.AssignmentToRepair, happened.ChairId is { } chair ? [chair] : [], $"{room}/toewijzing", facts));
    }
}
