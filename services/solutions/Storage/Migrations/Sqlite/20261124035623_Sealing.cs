using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sealing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "unsealed",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: true),
                    BudgetCents = table.Column<long>(type: "INTEGER", nullable: true),
                    Planning = table.Column<string>(type: "TEXT", nullable: true),
                    Files = table.Column<string>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unsealed", x => new { x.Kind, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_unsealed_SolutionId",
                table: "unsealed",
                column: "SolutionId");

            // What was kept plainly waits here until the service seals it, at the end of this same start (see SealEarlierContent).
            migrationBuilder.Sql(
                """
                INSERT INTO unsealed ("Kind", "Id", "SolutionId", "Title", "Summary", "Answers", "BudgetCents", "Planning", "Files")
                SELECT 'solution', "Id", "Id", "Title", "Summary", "Answers", "BudgetCents", "Planning", "Files" FROM solutions;
                INSERT INTO unsealed ("Kind", "Id", "SolutionId", "Files", "Content")
                SELECT 'submission', "Id", "SolutionId", "Files", "Content" FROM submissions;
                INSERT INTO unsealed ("Kind", "Id", "SolutionId", "Title", "Summary", "Answers", "BudgetCents", "Planning", "Files")
                SELECT 'opened', "Id", "SolutionId", "Title", "Summary", "Answers", "BudgetCents", "Planning", "Files" FROM opened_submissions;
                """);

            // Not DropColumn, which would copy each table outside a transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE submissions DROP COLUMN "Content";
                ALTER TABLE solutions DROP COLUMN "Answers";
                ALTER TABLE solutions DROP COLUMN "BudgetCents";
                ALTER TABLE solutions DROP COLUMN "Files";
                ALTER TABLE solutions DROP COLUMN "Planning";
                ALTER TABLE solutions DROP COLUMN "Summary";
                ALTER TABLE opened_submissions DROP COLUMN "Answers";
                ALTER TABLE opened_submissions DROP COLUMN "BudgetCents";
                ALTER TABLE opened_submissions DROP COLUMN "Files";
                ALTER TABLE opened_submissions DROP COLUMN "Planning";
                ALTER TABLE opened_submissions DROP COLUMN "Summary";
                ALTER TABLE opened_submissions DROP COLUMN "Title";
                ALTER TABLE submissions DROP COLUMN "Files";
                ALTER TABLE solutions DROP COLUMN "Title";
                """);

            migrationBuilder.AddColumn<byte[]>(
                name: "OpeningKey",
                table: "submissions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedContent",
                table: "submissions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedFiles",
                table: "submissions",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "TeamKey",
                table: "submissions",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "Sealed",
                table: "solutions",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Refused",
                table: "openings",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<byte[]>(
                name: "Sealed",
                table: "opened_submissions",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "opening_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Public = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrappedPrivate = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opening_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sealing",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealing", x => x.Id);
                });

            migrationBuilder.AddColumn<string>(
                name: "StoredNames",
                table: "submissions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "StoredNames",
                table: "solutions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("What is sealed stays sealed");
    }
}
