using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>Keeps the names and numbers of organisations, for partners, declarations of interest and conflicts.</summary>
internal sealed class OnOrganisationSaved(SolutionsDb db, TimeProvider time) : IHandleEvent<OrganisationSaved>
{
    public async Task HandleAsync(OrganisationSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var copy = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        if (copy is null)
            db.Organisations.Add(copy = new OrganisationCopy { Id = happened.OrganisationId, Name = happened.Name, Type = happened.Type });
        copy.Name = happened.Name;
        copy.Type = happened.Type;
        if (happened.Kbo.Length > 0)
            copy.Numbers = [.. copy.Numbers.Where(number => number != happened.Kbo), happened.Kbo];
        await db.LookForConflictsEverywhereAsync(time.GetUtcNow(), cancel);
    }
}
