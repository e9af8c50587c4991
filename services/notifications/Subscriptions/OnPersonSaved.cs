using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>Keeps how to reach the person, and what the person is concerned by.</summary>
internal sealed class OnPersonSaved(NotificationsDb db) : IHandleEvent<PersonSaved>
{
    public async Task HandleAsync(PersonSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var person = await db.Recipients.FindAsync([happened.PersonId], cancel);
        if (person is null)
            db.Recipients.Add(person = new Recipient { Id = happened.PersonId });
        (person.Name, person.Email, person.OrganisationId, person.Roles, person.Active) = (happened.Name, happened.Email, happened.OrganisationId, happened.Roles, happened.Active);
        person.Language = LocalizedText.Languages.Contains(happened.Language) ? happened.Language : "nl";
    }
}
