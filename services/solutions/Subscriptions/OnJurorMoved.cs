using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Subscriptions;

/// <summary>
/// A juror who goes to work for a submitter is in conflict with its submission from that moment, and whoever else goes or comes may link a
/// juror to one. The links are looked for first: what they forbid is gone before the jury can be complete without it.
/// </summary>
internal sealed class OnJurorMoved(SolutionsDb db, TimeProvider time) : IHandleEvent<PersonSaved>
{
    public async Task HandleAsync(PersonSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await db.LookForConflictsEverywhereAsync(time.GetUtcNow(), cancel);
        var juries = await db.Juries.Where(jury => jury.ActiveIds.Contains(happened.PersonId)).ToListAsync(cancel);
        if (juries.Count == 0 || happened.OrganisationId is not { } organisationId)
            return;
        var name = (await db.Organisations.FindAsync([organisationId], cancel))?.Name ?? "";
        foreach (var jury in juries)
            jury.NoteOrganisation(happened.PersonId, organisationId, name, await EntrantsAsync(jury, cancel), time.GetUtcNow());
    }

    private async Task<IReadOnlyList<Entrant>> EntrantsAsync(Jury jury, CancellationToken cancel) =>
        (await db.EntrantsOfAsync([jury.Id], cancel)).GetValueOrDefault(jury.Id, []);
}
