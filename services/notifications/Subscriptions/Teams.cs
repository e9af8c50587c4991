using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Subscriptions;

/// <summary>Remembers which organisations stand behind a submission. Known to this service only, and shown to nobody.</summary>
internal sealed class Teams(NotificationsDb db)
{
    /// <summary>The submission now stands for exactly these organisations; none when it was withdrawn.</summary>
    public async Task KeepAsync(Guid solution, Guid challenge, IReadOnlyList<Guid> organisations, CancellationToken cancel)
    {
        var known = await db.Participations.Where(participation => participation.SolutionId == solution).ToListAsync(cancel);
        db.Participations.RemoveRange(known.Where(participation => !organisations.Contains(participation.OrganisationId)));
        var added = organisations.Distinct().Except(known.Select(participation => participation.OrganisationId));
        db.Participations.AddRange(added.Select(organisation => new Participation(solution, organisation, challenge)));
    }
}
