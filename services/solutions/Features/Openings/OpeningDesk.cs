using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>Finds a challenge for someone who opens it: an officer or approver of its organisation, or a named officer of a strict one. For others it is not there.</summary>
internal static class OpeningDesk
{
    public static readonly AccessDecision Openers = AccessDecision.AnyOf(Roles.Officer, Roles.Approver);

    public static async Task<ChallengeBrief?> FindBriefToOpenAsync(this SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var brief = await db.Briefs.FindAsync([challengeId], cancel);
        if (brief is not null && caller.IsOfBody(brief.OrganisationId))
            return brief;
        // Asked of a challenge that never was as well: one that is hidden does not take longer.
        return await db.IsNamedAsync(challengeId, caller, cancel) ? brief : null;
    }

    public static async Task<KeyCeremony?> FindCeremonyAsync(this SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await db.KeyCeremonies.FindAsync([challengeId], cancel) is { } ceremony && (caller.IsOfBody(ceremony.OrganisationId) || ceremony.CardOf(caller.PersonId) is not null) ? ceremony : null;

    public static bool IsOfBody(this Caller caller, Guid organisationId) => caller.Is(Roles.Officer, organisationId) || caller.Is(Roles.Approver, organisationId);

    public static Opener AsOpener(this Caller caller) => new(caller.PersonId, caller.Name);

    private static Task<bool> IsNamedAsync(this SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        db.KeyCeremonies.AnyAsync(ceremony => ceremony.Id == challengeId && ceremony.Cards.Any(card => card.PersonId == caller.PersonId), cancel);
}
