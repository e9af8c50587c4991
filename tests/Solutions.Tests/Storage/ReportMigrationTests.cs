using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Market.Solutions.Tests.Storage;

/// <summary>The step from the version that awarded without a report.</summary>
public sealed class ReportMigrationTests
{
    [Fact]
    public async Task What_was_published_stands_and_what_was_proposed_waits_for_a_report()
    {
        var folder = Directory.CreateTempSubdirectory("market-migrate-").FullName;
        var cancel = TestContext.Current.CancellationToken;
        await using var db = new SqliteDesignTime().CreateDbContext([]);
        db.Database.SetConnectionString($"Data Source={Path.Combine(folder, "solutions.db")};Pooling=False");
        await db.GetService<IMigrator>().MigrateAsync("ReceiptDeadlines", cancel);
        foreach (var (number, state, confirmed) in new[] { (1, "Published", "'0190A000-0000-7000-8000-0000000000BB', 'Ann', 2"), (2, "Proposed", "NULL, NULL, NULL") })
        {
            var sql = $$"""
                INSERT INTO awards ("Id", "OrganisationId", "Title", "State", "Places", "Motivation", "ProposedBy", "ProposedByName", "ProposedAt", "ConfirmedBy", "ConfirmedByName", "PublishedAt", "Version")
                VALUES ('0190A000-0000-7000-8000-00000000000{{number}}', '0190A000-0000-7000-8000-000000000009', '{}', '{{state}}', '[]', '', '0190A000-0000-7000-8000-0000000000AA', 'Piet', 1, {{confirmed}}, 0)
                """;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await db.Database.OpenConnectionAsync(cancel);
            await command.ExecuteNonQueryAsync(cancel);
            await db.Database.CloseConnectionAsync();
        }

        await db.Database.MigrateAsync(cancel);

        Assert.Equal(["Published: ''", "Proposed: none"], await db.Awards.OrderBy(award => award.Id).Select(award => $"{award.State}: {(award.ReportHash == null ? "none" : $"'{award.ReportHash}'")}").ToListAsync(cancel));
        await db.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
