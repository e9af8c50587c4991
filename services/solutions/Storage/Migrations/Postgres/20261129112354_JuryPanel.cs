using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JuryPanel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Moves",
                table: "juries",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Qualification",
                table: "juries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OfficialIds",
                table: "challenge_briefs",
                type: "text",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Moves",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "Qualification",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "OfficialIds",
                table: "challenge_briefs");
        }
    }
}
