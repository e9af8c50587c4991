using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

internal static class DirectoryNames
{
    /// <summary>Of every organisation of the market but the body whose challenge it is; every juror reads the same list when declaring interests.</summary>
    public static Task<List<string>> NamesBesideAsync(this SolutionsDb db, Guid bodyId, CancellationToken cancel) =>
        db.Organisations.AsNoTracking().Where(organisation => organisation.Id != bodyId).Select(organisation => organisation.Name).ToListAsync(cancel);
}
