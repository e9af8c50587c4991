using Market.Challenges.Domain;
using Market.Hosting.Access;
using Market.Kernel;

namespace Market.Challenges.Features;

internal static class Actors
{
    public static Actor ToActor(this Caller caller) => caller.IsSignedIn
        ? new Actor(caller.PersonId, caller.Name, caller.OrganisationId, caller.OrganisationName, caller.Is(Roles.Officer), caller.Is(Roles.Approver))
        : Actor.Anonymous;
}
