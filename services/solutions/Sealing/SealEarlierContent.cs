using System.Text;

using Market.Hosting.Files;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Sealing;

/// <summary>Seals what a version without sealing kept, a solution at a time, so that it can be broken off at any moment and goes on at the next start.</summary>
internal sealed class SealEarlierContent(SolutionsDb db, FileFolder files)
{
    /// <summary>Gives how many solutions were sealed.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var solutions = await db.UnsealedRows.Select(row => row.SolutionId).Distinct().ToListAsync(cancel);
        foreach (var id in solutions)
            await SealAsync(id, cancel);
        if (solutions.Count > 0)
            // Rewrites tables, which takes as long as it takes.
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.ForgetDeletedContentAsync(cancel);
        return solutions.Count;
    }

    private async Task SealAsync(Guid solutionId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.BeginWriteAsync(cancel);
        var rows = await db.UnsealedRows.Where(row => row.SolutionId == solutionId).ToListAsync(cancel);
        var moved = new Dictionary<string, string>();
        foreach (var row in rows)
            await SealAsync(row, moved, cancel);
        db.UnsealedRows.RemoveRange(rows);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var old in moved.Keys)
            files.Delete(old);
    }

    private Task SealAsync(UnsealedRow row, Dictionary<string, string> moved, CancellationToken cancel) => row.Kind switch
    {
        UnsealedRow.Solution => SealSolutionAsync(row, moved, cancel),
        UnsealedRow.Submission => SealSubmissionAsync(row, moved, cancel),
        _ => SealOpenedAsync(row, moved, cancel),
    };

    private async Task SealSolutionAsync(UnsealedRow row, Dictionary<string, string> moved, CancellationToken cancel)
    {
        var solution = await db.Solutions.SingleAsync(each => each.Id == row.Id, cancel);
        solution.Take(new DraftInside(
            row.Title!, row.Summary!, Read<List<SolutionAnswer>>(row.Answers), row.BudgetCents, row.Planning!, await SealAsync(Read<List<SolutionFile>>(row.Files), moved, cancel)));
    }

    private async Task SealSubmissionAsync(UnsealedRow row, Dictionary<string, string> moved, CancellationToken cancel)
    {
        var submission = await db.Submissions.SingleAsync(each => each.Id == row.Id, cancel);
        submission.Opened(row.Content, await SealAsync(Read<List<SolutionFile>>(row.Files), moved, cancel));
        submission.Seal((await db.OpeningKeys.SingleAsync(key => key.Id == submission.ChallengeId, cancel)).Agree(), db.Vault);
    }

    private async Task SealOpenedAsync(UnsealedRow row, Dictionary<string, string> moved, CancellationToken cancel)
    {
        var opened = await db.OpenedSubmissions.SingleAsync(each => each.Id == row.Id, cancel);
        (opened.Title, opened.Summary, opened.BudgetCents, opened.Planning) = (row.Title!, row.Summary!, row.BudgetCents, row.Planning!);
        opened.Answers = Read<List<OpenedAnswer>>(row.Answers);
        var kept = new List<OpenedFile>();
        foreach (var file in Read<List<OpenedFile>>(row.Files))
            kept.Add(file with { StoredAs = await MoveAsync(file.StoredAs, moved, cancel) });
        opened.Files = kept;
    }

    private async Task<IReadOnlyList<SolutionFile>> SealAsync(List<SolutionFile> plain, Dictionary<string, string> moved, CancellationToken cancel)
    {
        var kept = new List<SolutionFile>();
        foreach (var file in plain)
            kept.Add(file with { StoredAs = await MoveAsync(file.StoredAs, moved, cancel) });
        return kept;
    }

    /// <summary>The key of the sealed copy; the draft, its submissions and what was opened share one file.</summary>
    private async Task<string> MoveAsync(string key, Dictionary<string, string> moved, CancellationToken cancel)
    {
        if (moved.TryGetValue(key, out var known))
            return known;
        try
        {
            await using var content = files.Open(key);
            return moved[key] = await files.KeepAsync(content, cancel);
        }
        catch (FileNotFoundException)
        {
            // Lost before; the row still says what it was.
            return key;
        }
    }

    private static T Read<T>(string? json) => SealedJson.Read<T>(Encoding.UTF8.GetBytes(json!));
}
