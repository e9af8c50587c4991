using System.Diagnostics;

using Market.Contracts;

using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>What the databases say after a storm.</summary>
/// <param name="Late">Submissions that are not before the deadline of their challenge.</param>
/// <param name="Leaves">Of submissions, with a place in the log.</param>
/// <param name="Applied">Events that the notifications service has handled.</param>
/// <param name="Drained">Until everything told had arrived.</param>
internal sealed record Books(int Rows, int Late, int Leaves, int Events, int Applied, TimeSpan Drained)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<Books> CloseAsync(SubmittingMarket market, Engine engine)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var books = await ReadAsync(market, engine, watch.Elapsed);
            if ((books.Applied >= books.Events && books.Leaves >= books.Rows) || watch.Elapsed > Patience)
                return books;
            await Task.Delay(500);
        }
    }

    private static async Task<Books> ReadAsync(SubmittingMarket market, Engine engine, TimeSpan drained)
    {
        var (rows, late) = await market.InDatabaseAsync(async db => (
            await db.Submissions.CountAsync(),
            await db.Submissions.CountAsync(row => db.Briefs.Any(brief => brief.Id == row.ChallengeId && brief.Deadline <= row.ReceivedAt))));
        var leaves = await CountAsync(engine, Apps.Solutions, """SELECT count(*) FROM audit_leaves WHERE "Index" IS NOT NULL AND "Data" LIKE '%"what":"SubmitSolution"%'""");
        var events = await CountAsync(engine, Apps.Solutions, """SELECT count(*) FROM outbox WHERE "Type" = 'SolutionSubmitted'""");
        var applied = await CountAsync(engine, Apps.Notifications, """SELECT count(*) FROM inbox WHERE "Type" = 'SolutionSubmitted' AND "Status" = 'handled'""");
        return new Books(rows, late, leaves, events, applied, drained);
    }

    private static async Task<int> CountAsync(Engine engine, string app, string sql)
    {
        await using var database = NpgsqlDataSource.Create($"{engine.Postgres};Database=market_{app}");
        await using var command = database.CreateCommand(sql);
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>Deadlines for a measurement, without the two persons that move one.</summary>
internal static class Deadlines
{
    public static Task<int> SetAsync(SubmittingMarket market, IReadOnlyList<Guid> challenges, TimeSpan fromNow) => market.InDatabaseAsync(async db =>
    {
        var deadline = await db.ClockAsync(CancellationToken.None) + fromNow;
        return await db.Briefs.Where(brief => challenges.Contains(brief.Id)).ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, deadline));
    });
}
