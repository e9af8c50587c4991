using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TalkAndObjections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_award_objections_ChallengeId",
                table: "award_objections",
                column: "ChallengeId");

            migrationBuilder.CreateIndex(
                name: "IX_jury_talks_ChallengeId_Alias",
                table: "jury_talks",
                columns: new[] { "ChallengeId", "Alias" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "award_objections");

            migrationBuilder.DropTable(
                name: "jury_talks");

            migrationBuilder.DropColumn(
                name: "Meeting",
                table: "jury_reports");

            migrationBuilder.DropColumn(
                name: "Unable",
                table: "jury_reports");

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
