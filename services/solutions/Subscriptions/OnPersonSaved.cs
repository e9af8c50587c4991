using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>Keeps who there is, in which roles for which organisation now and before; the jury is chosen from it.</summary>
internal sealed class OnPersonSaved(SolutionsDb db) : IHandleEvent<PersonSaved>
{
    public async Task HandleAsync(PersonSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var copy = await db.People.FindAsync([happened.PersonId], cancel);
        if (copy is null)
            db.People.Add(copy = new PersonCopy { Id = happened.PersonId, Name = happened.Name, Roles = happened.Roles, Active = happened.Active });
        copy.Name = happened.Name;
        copy.MailDomain = happened.Email[(happened.Email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        if (copy.OrganisationId is { } left && left != happened.OrganisationId && await db.PastMemberships.FindAsync([copy.Id, left], cancel) is null)
            db.PastMemberships.Add(new PastMembership { PersonId = copy.Id, OrganisationId = left, EndedAt = envelope.Time });
        copy.OrganisationId = happened.OrganisationId;
        copy.Roles = happened.Roles;
        copy.Active = happened.Active;
    }
}
