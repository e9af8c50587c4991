using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>Keeps the names of organisations, for partners and for declarations of interest.</summary>
internal sealed class OnOrganisationSaved(SolutionsDb db) : IHandleEvent<OrganisationSaved>
{
    public async Task HandleAsync(OrganisationSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var copy = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        if (copy is null)
            db.Organisations.Add(copy = new OrganisationCopy { Id = happened.OrganisationId, Name = happened.Name, Type = happened.Type });
        copy.Name = happened.Name;
        copy.Type = happened.Type;
    }
}
