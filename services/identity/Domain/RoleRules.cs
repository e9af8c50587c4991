using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>
/// Which roles a person may have: who buys (officer, approver) belongs to a public body, and who offers (solver) does not,
/// so that nobody sits on both sides of the table; who runs or audits the market has no other office.
/// </summary>
internal static class RoleRules
{
    public static IReadOnlyList<Error> Check(IReadOnlyList<string> roles, string? organisationType)
    {
        var unknown = roles.Where(role => !Roles.All.Contains(role)).Select(IdentityErrors.RoleUnknown);
        var misplaced = roles.Where(role => !Fits(role, organisationType)).Select(IdentityErrors.RoleNotInOrganisation);
        var idle = roles.Except(Roles.InForce([.. roles])).Where(Roles.All.Contains).Select(IdentityErrors.RoleStandsAlone);
        return [.. unknown, .. misplaced, .. idle];
    }

    /// <summary>Without repetition and in the order of the list of roles; everybody is a member.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlyList<string> roles) =>
        [.. Roles.All.Where(role => role == Roles.Member || roles.Contains(role))];

    public static bool TakesAwayAdministration(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Contains(Roles.Admin) && !after.Contains(Roles.Admin);

    private static bool Fits(string role, string? organisationType) => role switch
    {
        Roles.Officer or Roles.Approver => organisationType == OrganisationTypes.PublicBody,
        Roles.Solver => organisationType is not null and not OrganisationTypes.PublicBody,
        _ => true,
    };
}
