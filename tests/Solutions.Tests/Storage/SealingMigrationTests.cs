using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Market.Solutions.Tests.Storage;

/// <summary>The step from the version that kept content in plain columns: nothing that stood there is lost before it is sealed.</summary>
public class SealingMigrationTests
{
    private const string Id = "'0190A000-0000-7000-8000-000000000001'";

    [Fact]
    public async Task What_stood_in_plain_columns_waits_to_be_sealed()
    {
        var folder = Directory.CreateTempSubdirectory("market-migrate-").FullName;
        var cancel = TestContext.Current.CancellationToken;
        await using var db = new SqliteDesignTime().CreateDbContext([]);
        db.Database.SetConnectionString($"Data Source={Path.Combine(folder, "solutions.db")};Pooling=False");
        await db.GetService<IMigrator>().MigrateAsync("Initial", cancel);
        await db.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO solutions ("Id", "ChallengeId", "LeadOrganisationId", "LeadOrganisationName", "StartedBy", "StartedAt", "UpdatedAt", "State", "Title", "Summary", "Answers",
                "BudgetCents", "Planning", "Files", "SubmittedOrganisationIds", "Submissions", "Version")
            VALUES ({{Id}}, {{Id}}, {{Id}}, 'Vonk BV', {{Id}}, 1, 1, 'Draft', 'Titel', 'Samenvatting', '[]', 100, 'Morgen', '[]', '[]', 0, 3)
            """,
            cancel);

        await db.Database.MigrateAsync(cancel);

        var waiting = await db.UnsealedRows.SingleAsync(cancel);
        Assert.Equal(("solution", "Titel", "Samenvatting", 100, "Morgen"), (waiting.Kind, waiting.Title, waiting.Summary, waiting.BudgetCents, waiting.Planning));
        var solution = await db.Solutions.SingleAsync(cancel);
        Assert.Equal((waiting.Id, "Vonk BV", 3), (solution.Id, solution.LeadOrganisationName, solution.Version));
        Assert.Empty(solution.Sealed);
        await db.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
