using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JuryAtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Numbers",
                table: "organisation_copies",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Subcontractors",
                table: "opened_submissions",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Meeting",
                table: "jury_reports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Unable",
                table: "jury_reports",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Findings",
                table: "juries",
                type: "text",
                nullable: false,
                defaultValue: "[]");

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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ConcludedAt",
                table: "awards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConcludedBy",
                table: "awards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Next",
                table: "awards",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Replaced",
                table: "awards",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Withdrawals",
                table: "awards",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "award_objections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChallengeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationName = table.Column<string>(type: "text", nullable: false),
                    RaisedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredByName = table.Column<string>(type: "text", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_award_objections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "guest_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChallengeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    Seat = table.Column<string>(type: "text", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    InvitedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClaimedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "jury_talks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChallengeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Alias = table.Column<string>(type: "text", nullable: false),
                    Messages = table.Column<string>(type: "text", nullable: false),
                    Questions = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jury_talks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "past_memberships",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_memberships", x => new { x.PersonId, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "practice_rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_practice_rounds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_award_objections_ChallengeId",
                table: "award_objections",
                column: "ChallengeId");

            migrationBuilder.CreateIndex(
                name: "IX_guest_invitations_ChallengeId",
                table: "guest_invitations",
                column: "ChallengeId");

            migrationBuilder.CreateIndex(
                name: "IX_guest_invitations_TokenHash",
                table: "guest_invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_jury_talks_ChallengeId_Alias",
                table: "jury_talks",
                columns: new[] { "ChallengeId", "Alias" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_past_memberships_OrganisationId",
                table: "past_memberships",
                column: "OrganisationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "award_objections");

            migrationBuilder.DropTable(
                name: "guest_invitations");

            migrationBuilder.DropTable(
                name: "jury_talks");

            migrationBuilder.DropTable(
                name: "past_memberships");

            migrationBuilder.DropTable(
                name: "practice_rounds");

            migrationBuilder.DropColumn(
                name: "Numbers",
                table: "organisation_copies");

            migrationBuilder.DropColumn(
                name: "Subcontractors",
                table: "opened_submissions");

            migrationBuilder.DropColumn(
                name: "Meeting",
                table: "jury_reports");

            migrationBuilder.DropColumn(
                name: "Unable",
                table: "jury_reports");

            migrationBuilder.DropColumn(
                name: "Findings",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "Moves",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "Qualification",
                table: "juries");

            migrationBuilder.DropColumn(
                name: "OfficialIds",
                table: "challenge_briefs");

            migrationBuilder.DropColumn(
                name: "ConcludedAt",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "ConcludedBy",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "Next",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "Replaced",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "Withdrawals",
                table: "awards");
        }
    }
}
