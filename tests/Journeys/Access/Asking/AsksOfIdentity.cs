using Market.Identity.Features.Organisations;
using Market.Identity.Features.People;
using Market.Journeys.Access.World;

namespace Market.Journeys.Access.Asking;

using Content = (object? Body, (string, byte[])? File);

/// <summary>Identity and notifications.</summary>
internal static class AsksOfIdentity
{
    public static IEnumerable<(string, Func<Target, Content>)> All() =>
    [
        ("PUT /api/identity/me", _ => (new ChangeMeBody("Een andere naam", "fr"), null)),
        ("POST /api/identity/organisations", _ => (new RegisterOrganisationBody("Nieuwe Matrixzone", null, "individual", "Gent"), null)),
        ("POST /api/identity/people", _ => (new AddPersonBody("Nina Nieuw", "nina@matrix.test", "nl", null, []), null)),
        ("PUT /api/identity/people/{id}/roles", _ => (new GiveRolesBody([]), null)),
        ("POST /api/identity/people/{id}/second-factors/reset", _ => (new ResetSecondFactorsBody("Telefoon verloren."), null)),
        ("PUT /api/notifications/preferences", _ => (new { mail = "none" }, null)),
    ];
}
