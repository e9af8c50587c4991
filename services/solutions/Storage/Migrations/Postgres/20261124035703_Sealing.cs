using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
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
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Summary = table.Column<string>(type: "text", nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: true),
                    BudgetCents = table.Column<long>(type: "bigint", nullable: true),
                    Planning = table.Column<string>(type: "text", nullable: true),
                    Files = table.Column<string>(type: "text", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: true)
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

            migrationBuilder.DropColumn(
                name: "Content",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "BudgetCents",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "Planning",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "BudgetCents",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Planning",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "solutions");

            migrationBuilder.AddColumn<byte[]>(
                name: "OpeningKey",
                table: "submissions",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedContent",
                table: "submissions",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedFiles",
                table: "submissions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "TeamKey",
                table: "submissions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "Sealed",
                table: "solutions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Refused",
                table: "openings",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<byte[]>(
                name: "Sealed",
                table: "opened_submissions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "opening_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Public = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrappedPrivate = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opening_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sealing",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Fingerprint = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealing", x => x.Id);
                });

            migrationBuilder.AddColumn<string>(
                name: "StoredNames",
                table: "submissions",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "StoredNames",
                table: "solutions",
                type: "text",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("What is sealed stays sealed");
    }
}
