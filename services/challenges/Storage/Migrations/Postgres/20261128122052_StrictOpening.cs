using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Challenges.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StrictOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CardRounds",
                table: "challenges",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "KeysReady",
                table: "challenges",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Strict",
                table: "challenges",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CardRounds",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "KeysReady",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "Strict",
                table: "challenges");
        }
    }
}
