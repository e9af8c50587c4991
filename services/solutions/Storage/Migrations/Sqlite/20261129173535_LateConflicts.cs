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
            migrationBuilder.AddColumn<long>(
                name: "FirstCompletedAt",
                table: "juries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "juries",
                type: "INTEGER",
                nullable: true);

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
                name: "FirstCompletedAt",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "juries");
        }
    }
}
