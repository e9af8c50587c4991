using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Features.Judging;

internal static class Candidates
{
    /// <summary>A person of the directory as the jury's rules see one.</summary>
    public static Candidate Of(PersonCopy person, string organisationName) => new(
        person.Id, person.Name, person.OrganisationId, organisationName,
        person.Active && person.Roles.Contains(Roles.Juror), person.Roles.Contains(Roles.Officer) || person.Roles.Contains(Roles.Approver));
}
