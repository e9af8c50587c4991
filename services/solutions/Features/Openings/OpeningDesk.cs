using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

namespace Market.Solutions.Features.Openings;

/// <summary>Finds a challenge for someone who may open it: an officer or approver of its organisation. For others it is not there.</summary>
internal static class OpeningDesk
{
    public static readonly AccessDecision Openers = AccessDecision.AnyOf(Roles.Officer, Roles.Approver);

    public static async Task<ChallengeBrief?> FindBriefToOpenAsync(this SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await db.Briefs.FindAsync([challengeId], cancel) is { } brief && brief.OrganisationId == caller.OrganisationId ? brief : null;

    public static Opener AsOpener(this Caller caller) => new(caller.PersonId, caller.Name);
}
