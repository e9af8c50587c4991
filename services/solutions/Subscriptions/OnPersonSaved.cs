using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>Keeps who there is, in which roles and for which organisation; the jury is chosen from it.</summary>
internal sealed class OnPersonSaved(SolutionsDb db) : IHandleEvent<PersonSaved>
{
    public async Task HandleAsync(PersonSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var copy = await db.People.FindAsync([happened.PersonId], cancel);
        if (copy is null)
            db.People.Add(copy = new PersonCopy { Id = happened.PersonId, Name = happened.Name, Roles = happened.Roles, Active = happened.Active });
        copy.Name = happened.Name;
        copy.MailDomain = happened.Email[(happened.Email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        copy.OrganisationId = happened.OrganisationId;
        copy.Roles = happened.Roles;
        copy.Active = happened.Active;
    }
}
