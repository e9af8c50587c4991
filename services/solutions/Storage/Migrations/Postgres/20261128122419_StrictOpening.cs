using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "CardsNeeded",
                table: "challenge_briefs",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "key_ceremonies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Threshold = table.Column<int>(type: "integer", nullable: false),
                    Collected = table.Column<int>(type: "integer", nullable: false),
                    ReadyAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_ceremonies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "opening_cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    OrganisationName = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    PublicHalf = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedPrivate = table.Column<byte[]>(type: "bytea", nullable: false),
                    Shares = table.Column<string>(type: "text", nullable: false),
                    DrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChallengeId = table.Column<Guid>(type: "uuid", nullable: false)
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
