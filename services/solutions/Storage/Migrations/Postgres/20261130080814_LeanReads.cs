using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
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
                name: "IX_audit_leaves_Hash",
                table: "audit_leaves",
                column: "Hash",
                filter: "\"Data\" LIKE '%\"evidence\":%'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
