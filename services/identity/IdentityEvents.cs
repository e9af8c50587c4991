using Market.Contracts;
using Market.Identity.Domain;
using Market.Kernel;

namespace Market.Identity;

/// <summary>Everything that the identity service tells the others.</summary>
internal static class IdentityEvents
{
    public static IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => raised switch
    {
        OrganisationRegistered { Organisation: var organisation } =>
            [new OrganisationSaved(organisation.Id, organisation.Name, organisation.Kbo ?? "", organisation.Type)],
        PersonChanged { Person: var person } =>
            [new PersonSaved(person.Id, person.Name, person.Email, person.Language, person.OrganisationId, person.Roles, person.Active)],
        FactorsChanged { Person: var person, Change: var change, Reason: var reason } => [new SecondFactorChanged(person.Id, change, reason)],
        PasswordLinkWasAsked asked => [new PasswordLinkAsked(asked.PersonId, asked.SealedToken, asked.ExpiresAt)],
        PasswordWasChanged { PersonId: var person } => [new PasswordChanged(person)],
        _ => [],
    };
}
