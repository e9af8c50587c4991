using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StrictOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "NeedsTeamCode",
                table: "solutions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "CardsNeeded",
                table: "challenge_briefs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "key_ceremonies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Threshold = table.Column<int>(type: "INTEGER", nullable: false),
                    Collected = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_ceremonies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opening_cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    OrganisationName = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    PublicHalf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedPrivate = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shares = table.Column<string>(type: "TEXT", nullable: false),
                    DrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChallengeId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opening_cards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_opening_cards_key_ceremonies_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "key_ceremonies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_key_ceremonies_OrganisationId",
                table: "key_ceremonies",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_opening_cards_ChallengeId_PersonId",
                table: "opening_cards",
                columns: new[] { "ChallengeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_opening_cards_PersonId",
                table: "opening_cards",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "opening_cards");

            migrationBuilder.DropTable(
                name: "key_ceremonies");

            migrationBuilder.DropColumn(
                name: "NeedsTeamCode",
                table: "solutions");

            migrationBuilder.DropColumn(
                name: "CardsNeeded",
                table: "challenge_briefs");
        }
    }
}
