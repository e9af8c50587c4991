using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LateConflicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ChairChanges",
                table: "juries",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "FirstCompletedAt",
                table: "juries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Losses",
                table: "juries",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "ReserveOrders",
                table: "juries",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "juries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "challenge_briefs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Juries whose scoring was complete, and whose report was issued, before this was kept.
            migrationBuilder.Sql("""UPDATE juries SET "FirstCompletedAt" = "CompletedAt" """);
            migrationBuilder.Sql("""
                UPDATE juries SET "SettledAt" = "CompletedAt"
                WHERE "Id" IN (SELECT "Id" FROM jury_reports WHERE "Issued" IS NOT NULL) OR "Id" IN (SELECT "Id" FROM awards WHERE "State" = 'Published')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChairChanges",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "FirstCompletedAt",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "Losses",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "ReserveOrders",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "challenge_briefs");
        }
    }
}
