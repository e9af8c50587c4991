using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FileScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "file_scans",
                columns: table => new
                {
                    StoredName = table.Column<string>(type: "text", nullable: false),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_scans", x => x.StoredName);
                    table.ForeignKey(
                        name: "FK_file_scans_solutions_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "solutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_file_scans_SolutionId",
                table: "file_scans",
                column: "SolutionId");

            migrationBuilder.CreateIndex(
                name: "IX_file_scans_Verdict",
                table: "file_scans",
                column: "Verdict");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "file_scans");
        }
    }
}
