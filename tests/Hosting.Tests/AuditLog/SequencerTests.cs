using System.Data.Common;

using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Tests.Messaging;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.AuditLog;

public sealed class SequencerTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_leaf_is_written_with_the_change_and_disappears_with_it(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        await ledger.ActAsync(1);
        await ledger.DoAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Act(new Act("OpenAccount", null, null));
            db.Add(new Account(Guid.CreateVersion7()));
            return await db.SaveChangesAsync();
        });

        var leaf = Assert.Single(await ledger.LeavesAsync());
        Assert.Contains("\"what\":\"OpenAccount\",\"outcome\":\"done\"", leaf.Data);
        Assert.Null(leaf.Index);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_command_that_saves_twice_leaves_one_leaf_and_one_that_changes_nothing_leaves_none(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        await ledger.DoAsync(async db =>
        {
            db.Act(new Act("Twice", null, null));
            for (var i = 0; i < 2; i++)
            {
                db.Add(new Account(Guid.CreateVersion7()));
                await db.SaveChangesAsync();
            }

            db.Act(new Act("Nothing", null, null));
            return await db.SaveChangesAsync();
        });

        Assert.Contains("Twice", Assert.Single(await ledger.LeavesAsync()).Data);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Places_have_no_gaps_when_writers_and_sequencers_work_at_once(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        var sequencers = Enumerable.Range(0, 3).Select(async _ =>
        {
            var sequencer = ledger.AnotherSequencer();
            for (var i = 0; i < 10; i++)
                await sequencer.RunOnceAsync(CancellationToken.None);
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ledger.ActAsync(15)).Concat(sequencers));
        ledger.Clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);

        var leaves = await ledger.LeavesAsync();
        Assert.Equal(60, leaves.Count(leaf => leaf.Data.Contains("OpenAccount")));
        Assert.Equal(Enumerable.Range(0, leaves.Count).Select(index => (long?)index), leaves.Select(leaf => leaf.Index));
        await AssertRootsAsync(ledger, leaves);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_checkpoint_is_signed_when_it_is_time_and_its_size_says_little(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        foreach (var acts in new[] { 1, 5, 0, 40 })
        {
            await ledger.ActAsync(acts);
            await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
            ledger.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
        ledger.Clock.Advance(TimeSpan.FromSeconds(60));
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);

        var checkpoints = await ledger.CheckpointsAsync();
        Assert.Equal(3, checkpoints.Count);
        Assert.All(checkpoints, checkpoint => Assert.Equal(0, checkpoint.Size % 32));
        await AssertRootsAsync(ledger, await ledger.LeavesAsync());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Stored_subtrees_give_the_proof_of_every_leaf(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        await ledger.ActAsync(70);
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);

        var (leaves, last) = (await ledger.LeavesAsync(), (await ledger.CheckpointsAsync())[^1]);
        foreach (var leaf in leaves)
        {
            var proof = await ledger.DoAsync(db => db.ProofAsync(Proofs.Inclusion(leaf.Index!.Value, last.Size), CancellationToken.None));
            Assert.True(Merkle.Includes(leaf.Hash!, leaf.Index!.Value, last.Size, proof, last.Root));
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_database_refuses_to_change_what_is_in_the_log(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        await ledger.ActAsync(20);
        await ledger.Sequencer.RunOnceAsync(CancellationToken.None);
        await ledger.ActAsync(1);
        string[] attacks =
        [
            """UPDATE audit_leaves SET "Data" = 'x' WHERE "Index" = 3""", """UPDATE audit_leaves SET "Index" = 99 WHERE "Index" = 3""", """UPDATE audit_leaves SET "Data" = 'x' WHERE "Index" IS NULL""",
            "DELETE FROM audit_leaves", "DELETE FROM audit_nodes", """UPDATE audit_nodes SET "Hash" = "Hash" """, """UPDATE audit_checkpoints SET "Size" = 1""", "DELETE FROM audit_checkpoints",
        ];
        foreach (var attack in engine == "postgres" ? [.. attacks, "TRUNCATE audit_leaves", "TRUNCATE audit_nodes", "TRUNCATE audit_checkpoints"] : attacks)
            await Assert.ThrowsAnyAsync<DbException>(() => ledger.DoAsync(db => db.Database.ExecuteSqlRawAsync(attack)));
    }

    [Fact]
    public async Task People_stand_in_the_log_as_hashes_that_can_be_erased()
    {
        await using var ledger = await LoggedLedger.StartAsync("sqlite");
        var person = Guid.CreateVersion7();
        await ledger.DoAsync(db =>
        {
            db.Act(new Act("OpenAccount", person, null));
            db.Add(new Account(Guid.CreateVersion7()));
            return db.SaveChangesAsync();
        });

        var (leaf, secret) = (Assert.Single(await ledger.LeavesAsync()), await ledger.DoAsync(db => db.AuditSecrets.SingleAsync()));
        Assert.DoesNotContain(person.ToString(), leaf.Data);
        Assert.Contains($"\"who\":\"{Trace.Salted(secret.Salt!, person.ToString())}\"", leaf.Data);
        Assert.Equal(1, await ledger.DoAsync(db => db.AuditSecrets.Where(row => row.PersonId == person).ExecuteDeleteAsync()));
    }

    private static async Task AssertRootsAsync(LoggedLedger ledger, List<AuditLeaf> leaves)
    {
        foreach (var checkpoint in await ledger.CheckpointsAsync())
        {
            var tree = new Frontier(0, new Dictionary<NodeId, byte[]>());
            foreach (var leaf in leaves.Take((int)checkpoint.Size))
                tree.Append(Trace.HashOf(leaf));
            var opened = SignedNote.Open(checkpoint.Note, LoggedLedger.Key.Verifier);
            Assert.Equal((checkpoint.Size, Convert.ToHexString(tree.Root)), (opened.Size, Convert.ToHexString(opened.Root)));
        }
    }
}
