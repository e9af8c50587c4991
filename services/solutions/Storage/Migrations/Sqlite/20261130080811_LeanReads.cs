using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeanReads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_secrets_PersonId",
                table: "audit_secrets");

            migrationBuilder.DropIndex(
                name: "IX_audit_leaves_Hash",
                table: "audit_leaves");

            migrationBuilder.CreateIndex(
                name: "IX_practice_rounds_door",
                table: "practice_rounds",
                columns: new[] { "Id", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_juries_door",
                table: "juries",
                columns: new[] { "Id", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_challenge_briefs_door",
                table: "challenge_briefs",
                columns: new[] { "Id", "Version", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_leaves_Hash",
                table: "audit_leaves",
                column: "Hash",
                filter: "instr(\"Data\", '\"evidence\":') > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_practice_rounds_door",
                table: "practice_rounds");

            migrationBuilder.DropIndex(
                name: "IX_juries_door",
                table: "juries");

            migrationBuilder.DropIndex(
                name: "IX_challenge_briefs_door",
                table: "challenge_briefs");

            migrationBuilder.DropIndex(
                name: "IX_audit_leaves_Hash",
                table: "audit_leaves");

            migrationBuilder.CreateIndex(
                name: "IX_audit_secrets_PersonId",
                table: "audit_secrets",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_audit_leaves_Hash",
                table: "audit_leaves",
                column: "Hash");
        }
    }
}
