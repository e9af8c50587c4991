using System.Text;

using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.AuditLog;

public sealed class LogCheckTests
{
    private static readonly int Trials = Effort.IsWhole ? 1000 : 200;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_untouched_log_is_found_whole(string engine)
    {
        await using var ledger = await FilledAsync(engine);
        var notes = (await ledger.CheckpointsAsync()).Select(checkpoint => checkpoint.Note).ToList();

        Assert.Empty(await ledger.DoAsync(db => new LogCheck(db, LoggedLedger.Key.Verifier).RunAsync(notes, CancellationToken.None)));
    }

    [Fact]
    public async Task A_thousand_tamperings_at_random_are_all_found_and_name_their_row()
    {
        await using var ledger = await FilledAsync("sqlite");
        var (leaves, random) = (await ledger.LeavesAsync(), new Random(6962));
        await DropProtectionAsync(ledger);
        for (var trial = 0; trial < Trials; trial++)
        {
            var (sql, names) = Tampering(random, leaves);
            var findings = await TamperedAsync(ledger, db => db.Database.ExecuteSqlRawAsync(Escaped(sql)), []);
            Assert.True(findings.Count > 0, $"Missed: {sql}");
            Assert.Contains(names, string.Join('\n', findings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_recomputes_everything_and_has_the_key_is_found_by_a_checkpoint_kept_elsewhere()
    {
        await using var ledger = await FilledAsync("sqlite");
        var (kept, random) = ((await ledger.CheckpointsAsync())[^1].Note, new Random(1));
        await DropProtectionAsync(ledger);
        for (var trial = 0; trial < 20; trial++)
        {
            var index = random.Next(60);
            Assert.Empty(await TamperedAsync(ledger, db => RewriteAsync(db, index), []));
            Assert.Contains("kept checkpoint", (await TamperedAsync(ledger, db => RewriteAsync(db, index), [kept]))[0]);
        }
    }

    private static async Task<LoggedLedger> FilledAsync(string engine)
    {
        var ledger = await LoggedLedger.StartAsync(engine);
        foreach (var acts in new[] { 3, 20, 30 })
        {
            await ledger.ActAsync(acts);
            await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
            ledger.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return ledger;
    }

    private static (string Sql, string Names) Tampering(Random random, List<AuditLeaf> leaves)
    {
        var leaf = leaves[random.Next(leaves.Count)];
        var other = leaves[(int)((leaf.Index!.Value + random.Next(1, leaves.Count)) % leaves.Count)];
        var (id, first) = (leaf.Id.ToString().ToUpperInvariant(), Math.Min(leaf.Index.Value, other.Index!.Value));
        var place = random.Next(leaf.Data.Length);
        var edited = (leaf.Data[..place] + (char)(leaf.Data[place] ^ 1) + leaf.Data[(place + 1)..]).Replace("'", "''");
        var hash = Convert.ToHexString(Merkle.Leaf(Encoding.UTF8.GetBytes(edited.Replace("''", "'"))));
        var recomputed = Convert.ToHexString(Trace.PlaceOf(leaf.Index.Value, Convert.FromHexString(hash)));
        return random.Next(12) switch
        {
            0 => ($"UPDATE audit_leaves SET Data = '{edited}' WHERE Id = '{id}'", $"place {leaf.Index}"),
            1 => ($"UPDATE audit_leaves SET Data = '{edited}', Hash = X'{hash}', Place = X'{recomputed}' WHERE Id = '{id}'", "place"),
            2 => ($"UPDATE audit_leaves SET At = At + 1 WHERE Id = '{id}'", $"place {leaf.Index}"),
            3 => ($"UPDATE audit_leaves SET Hash = zeroblob(32) WHERE Id = '{id}'", $"place {leaf.Index}"),
            4 => ($"DELETE FROM audit_leaves WHERE Id = '{id}'", leaf.Index == leaves.Count - 1 ? "at the end" : $"place {leaf.Index} was deleted"),
            5 => ($"UPDATE audit_leaves SET \"Index\" = CASE Id WHEN '{id}' THEN {other.Index} ELSE {leaf.Index} END WHERE Id IN ('{id}', '{other.Id.ToString().ToUpperInvariant()}')", $"place {first}"),
            6 => ($"UPDATE audit_leaves SET \"Index\" = \"Index\" + 100000 WHERE \"Index\" >= {leaf.Index}; UPDATE audit_leaves SET \"Index\" = \"Index\" - 99999 WHERE \"Index\" >= 100000; INSERT INTO audit_leaves SELECT '{Guid.CreateVersion7()}', At, Data, {leaf.Index}, Hash, Place FROM audit_leaves WHERE Id = '{id}'", $"place {leaf.Index}"),
            7 => ($"DELETE FROM audit_leaves WHERE Id = '{id}'; UPDATE audit_leaves SET \"Index\" = \"Index\" + 99999 WHERE \"Index\" > {leaf.Index}; UPDATE audit_leaves SET \"Index\" = \"Index\" - 100000 WHERE \"Index\" >= 100000", leaf.Index == leaves.Count - 1 ? "at the end" : $"place {leaf.Index}"),
            8 => ($"UPDATE audit_nodes SET Hash = zeroblob(32) WHERE Key = (SELECT Key FROM audit_nodes LIMIT 1 OFFSET {random.Next(leaves.Count / 16)})", "subtree"),
            9 => ($"DELETE FROM audit_checkpoints WHERE Id = {random.Next(1, 4)}", "heckpoint"),
            10 => ($"UPDATE audit_checkpoints SET Root = zeroblob(32) WHERE Id = {random.Next(1, 4)}", "checkpoint"),
            _ => ($"DELETE FROM audit_leaves WHERE \"Index\" >= {leaf.Index}; UPDATE audit_head SET Size = {leaf.Index}", "rows were deleted at the end"),
        };
    }

    /// <summary>What the check says of a change that is taken back afterwards.</summary>
    private static Task<IReadOnlyList<string>> TamperedAsync(LoggedLedger ledger, Func<LoggedDb, Task<int>> tamper, IReadOnlyList<string> kept) => ledger.DoAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        Assert.NotEqual(0, await tamper(db));
        return await new LogCheck(db, LoggedLedger.Key.Verifier).RunAsync(kept, CancellationToken.None);
    });

    /// <summary>Edits a row and makes everything after it again, checkpoints and signatures too.</summary>
    private static async Task<int> RewriteAsync(LoggedDb db, int index)
    {
        var (leaves, checkpoints) = (await db.AuditLeaves.AsNoTracking().OrderBy(leaf => leaf.Index).ToListAsync(), await db.AuditCheckpoints.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        await db.AuditNodes.ExecuteDeleteAsync();
        await db.AuditLeaves.ExecuteDeleteAsync();
        await db.AuditCheckpoints.ExecuteDeleteAsync();
        var tree = new Frontier(0, new Dictionary<NodeId, byte[]>());
        foreach (var leaf in leaves)
        {
            var written = leaf.Index == index ? new AuditLeaf { Id = leaf.Id, At = leaf.At, Data = leaf.Data.Insert(leaf.Data.Length - 1, ",\"x\":1"), Index = index } : leaf;
            written.Hash = Trace.HashOf(written);
            written.Place = Trace.PlaceOf(written.Index!.Value, written.Hash);
            db.Add(written);
            foreach (var (id, hash) in tree.Append(written.Hash).Where(node => node.Id.Level >= AuditNode.LowestLevel))
                db.Add(new AuditNode { Key = id.Key, Hash = hash });
            foreach (var old in checkpoints.Where(row => row.Size == tree.Size))
                db.Add(new AuditCheckpoint { Id = old.Id, Size = old.Size, Root = tree.Root, At = old.At, Note = new SignedNote(LoggedLedger.Key.Verifier.Name, old.Size, tree.Root, old.At).Sign(LoggedLedger.Key) });
        }

        return await db.SaveChangesAsync();
    }

    private static string Escaped(string sql) => sql.Replace("{", "{{").Replace("}", "}}");

    private static Task<bool> DropProtectionAsync(LoggedLedger ledger) => ledger.DoAsync(async db =>
    {
        foreach (var trigger in await db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync())
            await db.Database.ExecuteSqlRawAsync(trigger);
        await db.Database.ExecuteSqlRawAsync("DROP INDEX \"IX_audit_leaves_Index\"");
        return true;
    });
}
