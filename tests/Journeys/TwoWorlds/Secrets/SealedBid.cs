using Market.Contracts;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Solutions.Domain;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>
/// What the team of the matrix wrote and handed in where nothing is opened yet, otherwise and longer: how much a team wrote is its own business too. Ids, times,
/// versions and places on disk stay.
/// </summary>
internal static class SealedBid
{
    public const string Title = "Stille wacht met een sirene";
    public const string FileName = "schets-van-de-sirene.txt";

    public static async Task RewriteAsync(OtherWorld world)
    {
        foreach (var state in new[] { "open", "sealed" })
            await world.InSolutionsAsync(db => RewriteAsync(db, world.Objects.Room(state)));
    }

    private static async Task RewriteAsync(SolutionsDb db, KnownRoom room)
    {
        var solution = await db.Solutions.AsNoTracking().SingleAsync(row => row.Id == room.Solutions[0]);
        ISealedContent inside = solution;
        inside.Inside = Otherwise((DraftInside)inside.Inside);
        var draft = db.Vault.Seal(SealedJson.Write(inside.Inside), inside.SealKind, solution.Id);
        var submission = await db.Submissions.AsNoTracking().SingleAsync(row => row.SolutionId == solution.Id);
        var content = CanonicalContent.Of(solution).ToJson();
        submission.Opened(content, solution.Files);
        submission.Seal((await db.OpeningKeys.AsNoTracking().SingleAsync(key => key.Id == room.Id)).Agree(), db.Vault);
        await db.Solutions.Where(row => row.Id == solution.Id).ExecuteUpdateAsync(row => row.SetProperty(kept => kept.Sealed, draft));
        var (sealedContent, files, team, opening, hash) = (submission.SealedContent, submission.SealedFiles, submission.TeamKey, submission.OpeningKey, CanonicalContent.Hash(content));
        await db.Submissions.Where(row => row.Id == submission.Id).ExecuteUpdateAsync(row => row
            .SetProperty(kept => kept.SealedContent, sealedContent).SetProperty(kept => kept.SealedFiles, files)
            .SetProperty(kept => kept.TeamKey, team).SetProperty(kept => kept.OpeningKey, opening).SetProperty(kept => kept.ContentHash, hash));
    }

    private static DraftInside Otherwise(DraftInside inside) => inside with
    {
        Title = Title,
        Answers = [.. inside.Answers.Select(answer => answer with { Text = $"{answer.Text} En een sirene op het dak." })],
        BudgetCents = inside.BudgetCents + 100,
        Files = [.. inside.Files.Select(file => file with { Name = FileName, Size = file.Size + 1000, Sha256 = new string('0', file.Sha256.Length) })],
    };
}
