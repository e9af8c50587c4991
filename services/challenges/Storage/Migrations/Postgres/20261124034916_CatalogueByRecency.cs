using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Challenges.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CatalogueByRecency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_challenges_RecencyKey",
                table: "challenges");

            migrationBuilder.CreateIndex(
                name: "catalogue_by_recency",
                table: "challenges",
                columns: new[] { "RecencyKey", "State", "SortDate", "Origin", "Process", "PhaseBits", "RegionBits", "OrganisationId", "Language", "IsListed" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "catalogue_by_recency",
                table: "challenges");

            migrationBuilder.CreateIndex(
                name: "IX_challenges_RecencyKey",
                table: "challenges",
                column: "RecencyKey",
                unique: true);
        }
    }
}
