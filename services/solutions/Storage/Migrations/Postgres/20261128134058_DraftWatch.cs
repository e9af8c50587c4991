using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DraftWatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Automatic",
                table: "submissions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "AutoSubmitBy",
                table: "solutions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "draft_notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft_notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_draft_notices_SolutionId_Kind_Deadline",
                table: "draft_notices",
                columns: new[] { "SolutionId", "Kind", "Deadline" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_notices");

            migrationBuilder.DropColumn(
                name: "Automatic",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "AutoSubmitBy",
                table: "solutions");
        }
    }
}
