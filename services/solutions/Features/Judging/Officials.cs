using Market.Solutions.Domain.Copies;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

internal static class Officials
{
    /// <summary>Who wrote, approved or opened the challenge, also when they have left the body since.</summary>
    public static async Task<IReadOnlySet<Guid>> OfAsync(SolutionsDb db, ChallengeBrief brief, CancellationToken cancel)
    {
        var opening = await db.Openings.AsNoTracking().SingleOrDefaultAsync(opening => opening.Id == brief.Id, cancel);
        var ceremony = await db.KeyCeremonies.AsNoTracking().SingleOrDefaultAsync(ceremony => ceremony.Id == brief.Id, cancel);
        HashSet<Guid> people = [.. brief.OfficialIds, .. (ceremony?.Cards ?? []).Where(card => card.GivenAt is not null).Select(card => card.PersonId)];
        if (opening is { OpenedAt: not null })
            people.UnionWith([opening.ProposedBy, opening.ConfirmedBy ?? opening.ProposedBy]);
        return people;
    }
}
