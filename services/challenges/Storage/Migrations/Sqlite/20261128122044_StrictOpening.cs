using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Challenges.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "KeysReady",
                table: "challenges",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Strict",
                table: "challenges",
                type: "TEXT",
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
