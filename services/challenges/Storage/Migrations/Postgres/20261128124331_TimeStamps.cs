using System;
using Market.Hosting.AuditLog.Writing;

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Challenges.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TimeStamps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_time_stamps",
                columns: table => new
                {
                    CheckpointId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Token = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_time_stamps", x => x.CheckpointId);
                });

            migrationBuilder.RefuseChangesToTimeStamps();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_time_stamps");
        }
    }
}
