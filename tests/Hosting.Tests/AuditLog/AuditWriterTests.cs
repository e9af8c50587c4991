using Market.Hosting.AuditLog.Writing;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Tests.AuditLog;

public sealed class AuditWriterTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", 64)]
    [InlineData("sqlite", 1)]
    [InlineData("postgres", 64)]
    [InlineData("postgres", 1)]
    public async Task Everybody_who_reads_at_once_leaves_a_leaf_and_its_secret(string engine, int together)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);
        var writer = ledger.Writer(together);
        var people = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();

        await Task.WhenAll(people.Select(person => writer.WriteAsync(new Act("GetSecret", person, person), Act.Read)));

        Assert.Equal(people.Order(), (await ledger.DoAsync(db => db.AuditSecrets.Select(secret => secret.PersonId!.Value).ToListAsync(Cancel))).Order());
        Assert.Equal(people.Count, await ledger.DoAsync(db => db.AuditLeaves.CountAsync(leaf => leaf.Data.Contains("GetSecret"), Cancel)));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1)]
    public async Task Nobody_is_told_that_a_leaf_was_written_when_it_was_not(int together)
    {
        await using var ledger = await LoggedLedger.StartAsync("sqlite");
        await ledger.DoAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER refuse BEFORE INSERT ON audit_leaves BEGIN SELECT RAISE(ABORT, 'full'); END", Cancel));
        var writer = ledger.Writer(together);

        var writing = Enumerable.Range(0, 3).Select(_ => writer.WriteAsync(new Act("GetSecret", null, null), Act.Read)).ToList();

        foreach (var each in writing)
            await Assert.ThrowsAnyAsync<Exception>(() => each);
    }
}
