using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Judging;

/// <summary>Where scores come in, which is what all jurors do all day: those that arrive together share one transaction.</summary>
internal sealed class ScoreDesk(IServiceScopeFactory scopes, IOptions<SolutionsOptions> options) : IAsyncDisposable
{
    private readonly GroupedWrites<SolutionsDb, Saving> _writes = new(scopes, options.Value.ScoresTogether, SaveAsync);

    /// <summary>Ends once the scores are committed.</summary>
    /// <param name="sheet">As <see cref="ScoreSheet.Save"/> left it.</param>
    /// <param name="isNew">Nothing was saved of it before.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else saved the sheet since it was read.</exception>
    public Task SaveAsync(ScoreSheet sheet, bool isNew, ToldAct act) => _writes.WriteAsync(new Saving(sheet, isNew, act));

    public ValueTask DisposeAsync() => _writes.DisposeAsync();

    private static async Task SaveAsync(SolutionsDb db, IReadOnlyList<Saving> group)
    {
        var given = group.ToLookup(each => each.IsNew, each => each.Sheet);
        IReadOnlyList<Statement> sheets =
        [
            .. Statement.UpdateAtVersion(db, [.. given[false]], nameof(ScoreSheet.Scores)),
            .. Statement.Insert(db, [.. given[true]], unlessThere: true),
        ];
        var changed = await db.ExecuteAsync([.. sheets, .. db.Tell([.. group.Select(each => each.Act)])], CancellationToken.None);
        if (changed.Take(sheets.Count).Sum() != group.Count)
            throw new DbUpdateConcurrencyException("A sheet was saved by somebody else meanwhile");
    }

    private sealed record Saving(ScoreSheet Sheet, bool IsNew, ToldAct Act);
}
