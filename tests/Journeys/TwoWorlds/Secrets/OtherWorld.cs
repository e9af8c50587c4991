using Market.Contracts;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Journeys.TwoWorlds.Telling;
using Market.Kernel;
using Market.Local.Demo;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>
/// World B: the databases of world A with one secret otherwise, in the same files, until it is disposed. Nothing is kept that was
/// asked in between, so that afterwards there is world A again, to the byte.
/// </summary>
internal sealed class OtherWorld(TwoWorldsMarket market) : IDisposable
{
    /// <summary>The log and the messages tell what happened, not what is; triggers keep the first from being changed. The search index holds what is public.</summary>
    private static readonly string[] Left = ["audit_", "outbox", "inbox", "search_", "sqlite_", "__"];

    private readonly Dictionary<string, (SqliteConnection Live, SqliteConnection Kept)> _open = [];

    public KnownObjects Objects => market.Objects;

    /// <summary>The alias of the matrix's own bid in a challenge of the first body.</summary>
    public string BidIn(string state) => market.Targets.Exactly((state, false)).Alias;

    /// <summary>People do this in the solutions service, as they do it in truth; every service hears of it, and keeps what it makes of it.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task DoAsync(params ICommand<Result>[] acts)
    {
        // What follows from it is put back as well.
        foreach (var app in Post.Services)
            Live(app);
        foreach (var act in acts)
        {
            using var scope = market.Market.Services(Apps.Solutions).CreateScope();
            DemoRules.Require(await scope.ServiceProvider.GetRequiredService<ISender>().Send(act));
            await Post.DeliverAsync(market.Market);
        }

        market.ForgetKept();
    }

    /// <summary>Changes rows that lie sealed, by the means of the service itself.</summary>
    public async Task InSolutionsAsync(Func<SolutionsDb, Task> change)
    {
        Live(Apps.Solutions);
        using var scope = market.Market.Services(Apps.Solutions).CreateScope();
        await change(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
        market.ForgetKept();
    }

    /// <summary>Each first of a pair becomes its second and the other way round, in every row that names one of the anchors.</summary>
    /// <param name="except">Tables that say of everybody who they are, not who did what.</param>
    /// <exception cref="InvalidOperationException">There is no such row: the world is not what the secret thinks.</exception>
    public void Swap(string app, IReadOnlyCollection<string> anchors, IReadOnlyList<(string, string)> pairs, params string[] except)
    {
        var both = pairs.SelectMany(pair => Cases(pair.Item1).Zip(Cases(pair.Item2))).Distinct().ToList();
        Change(app, row => row.Names(anchors), except, text => both.Aggregate(text, (now, pair) => Swapped(now, pair.First, pair.Second)));
    }

    /// <summary>What is written in the rows of one table that name all of the anchors.</summary>
    /// <exception cref="InvalidOperationException">There is no such row, or nothing in it changed.</exception>
    public void Edit(string app, string table, IReadOnlyCollection<string> anchors, Func<string, string> change)
    {
        var others = TablesOf(Live(app)).Where(other => other != table).ToArray();
        Change(app, row => anchors.All(anchor => row.Names([anchor])), others, change);
    }

    /// <summary>Every row that names one of the anchors is not there.</summary>
    /// <param name="tables">Only in these; in all when none is named.</param>
    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    public void Delete(string app, IReadOnlyCollection<string> anchors, params string[] tables)
    {
        var rows = Rows(app, []).Where(row => (tables.Length == 0 || tables.Contains(row.Table)) && row.Names(anchors)).ToList();
        foreach (var row in rows)
            Run(Live(app), $"DELETE FROM \"{row.Table}\" WHERE rowid = $row", ("$row", row.Number));
        Something(rows.Count, app);
    }

    public void Dispose()
    {
        foreach (var (live, kept) in _open.Values)
        {
            kept.BackupDatabase(live);
            live.Dispose();
            kept.Dispose();
        }

        market.ForgetKept();
    }

    private void Change(string app, Func<Row, bool> which, string[] except, Func<string, string> change)
    {
        var changed = 0;
        foreach (var row in Rows(app, except).Where(which).ToList())
        {
            foreach (var (column, text) in row.Texts.Where(field => change(field.Value) != field.Value))
            {
                Run(Live(app), $"UPDATE \"{row.Table}\" SET \"{column}\" = $text WHERE rowid = $row", ("$text", change(text)), ("$row", row.Number));
                changed++;
            }
        }

        Something(changed, app);
    }

    private List<Row> Rows(string app, string[] except)
    {
        var rows = new List<Row>();
        foreach (var table in TablesOf(Live(app)).Except(except))
        {
            using var command = Live(app).CreateCommand();
            command.CommandText = $"SELECT rowid, * FROM \"{table}\"";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var texts = Enumerable.Range(1, reader.FieldCount - 1).Where(i => reader.GetValue(i) is string).ToDictionary(reader.GetName, reader.GetString);
                rows.Add(new Row(table, reader.GetInt64(0), texts));
            }
        }

        return rows;
    }

    private static List<string> TablesOf(SqliteConnection live)
    {
        using var command = live.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names.FindAll(name => !Left.Any(left => name.StartsWith(left, StringComparison.Ordinal)));
    }

    private SqliteConnection Live(string app)
    {
        if (_open.TryGetValue(app, out var open))
            return open.Live;
        var live = new SqliteConnection($"Data Source={Path.Combine(market.Options.DataFolder, $"{app}.db")};Foreign Keys=False;Pooling=False;Default Timeout=30");
        var kept = new SqliteConnection("Data Source=:memory:");
        live.Open();
        kept.Open();
        live.BackupDatabase(kept);
        _open[app] = (live, kept);
        return live;
    }

    private static void Run(SqliteConnection live, string sql, params (string Name, object Value)[] values)
    {
        using var command = live.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private void Something(int changed, string app)
    {
        if (changed == 0)
            throw new InvalidOperationException($"World B would be world A: nothing in {app} holds the secret");
        market.ForgetKept();
    }

    private static IEnumerable<string> Cases(string text) => Guid.TryParse(text, out _) ? [text.ToLowerInvariant(), text.ToUpperInvariant()] : [text];

    private static string Swapped(string text, string one, string other) => string.Join(other, text.Split(one).Select(part => part.Replace(other, one, StringComparison.Ordinal)));

    /// <param name="Number">SQLite's own, which no column shows.</param>
    private sealed record Row(string Table, long Number, Dictionary<string, string> Texts)
    {
        public bool Names(IReadOnlyCollection<string> anchors) => Texts.Values.Any(text => anchors.Any(anchor => text.Contains(anchor, StringComparison.OrdinalIgnoreCase)));
    }
}
