using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LateConflicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FirstCompletedAt",
                table: "juries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SettledAt",
                table: "juries",
                type: "timestamp with time zone",
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
