using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>Keeps the organisation's name.</summary>
internal sealed class OnOrganisationSaved(NotificationsDb db) : IHandleEvent<OrganisationSaved>
{
    public async Task HandleAsync(OrganisationSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var organisation = await db.Organisations.FindAsync([happened.OrganisationId], cancel);
        if (organisation is null)
            db.Organisations.Add(organisation = new KnownOrganisation { Id = happened.OrganisationId });
        organisation.Name = happened.Name;
    }
}
