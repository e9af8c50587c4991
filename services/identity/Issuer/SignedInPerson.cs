using System.Security.Claims;
using System.Text.Json.Nodes;

using Market.Hosting;
using Market.Identity.Domain;
using Market.Identity.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

using OpenIddict.Abstractions;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.Issuer;

/// <summary>What tokens say of a person; read again at every refresh, so that a changed role or a closed access works within one token's life.</summary>
internal sealed class SignedInPerson(IdentityDb db, IOptions<MarketOptions> market)
{
    /// <summary>The person and the organisation; null when there is no such person, or the person may not sign in.</summary>
    public async Task<(Person Person, Organisation? Organisation)?> FindAsync(string? subject, CancellationToken cancel)
    {
        if (!Guid.TryParse(subject, out var id))
            return null;
        var found = await (from person in db.People.AsNoTracking()
                           where person.Id == id && person.Active
                           join organisation in db.Organisations.AsNoTracking() on person.OrganisationId equals organisation.Id into organisations
                           from organisation in organisations.DefaultIfEmpty()
                           select new { person, organisation }).SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.person, found.organisation);
    }

    /// <summary>Writes the claims of the contract with services into <paramref name="identity"/>.</summary>
    public void Describe(ClaimsIdentity identity, Person person, Organisation? organisation)
    {
        identity.SetClaim(Claims.Subject, person.Id.ToString())
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.Locale, person.Language)
            .SetClaim("org", organisation?.Id.ToString())
            .SetClaim("org_name", organisation?.Name)
            .SetClaim("org_type", organisation?.Type)
            .SetClaim("realm_access", new JsonObject { ["roles"] = new JsonArray([.. person.Roles.Select(role => (JsonNode)role)]) });
        identity.SetResources(market.Value.Audience);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
    }
}
