using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReceiptDeadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Deadline",
                table: "submissions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "DeadlineVersion",
                table: "submissions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "StatementForm",
                table: "submissions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.Sql("""
                UPDATE submissions SET
                    "Deadline" = COALESCE(
                        (SELECT move."Deadline" FROM deadline_decisions AS move WHERE move."ChallengeId" = submissions."ChallengeId" AND move."Refusal" IS NULL AND move."DecidedAt" <= submissions."ReceivedAt" ORDER BY move."Number" DESC LIMIT 1),
                        (SELECT move."Previous" FROM deadline_decisions AS move WHERE move."ChallengeId" = submissions."ChallengeId" AND move."Refusal" IS NULL ORDER BY move."Number" LIMIT 1),
                        (SELECT brief."Deadline" FROM challenge_briefs AS brief WHERE brief."Id" = submissions."ChallengeId"),
                        "Deadline"),
                    "DeadlineVersion" = COALESCE(
                        (SELECT move."Number" FROM deadline_decisions AS move WHERE move."ChallengeId" = submissions."ChallengeId" AND move."Refusal" IS NULL AND move."DecidedAt" <= submissions."ReceivedAt" ORDER BY move."Number" DESC LIMIT 1), 0)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Deadline",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "DeadlineVersion",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "StatementForm",
                table: "submissions");
        }
    }
}
