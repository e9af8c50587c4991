using Market.Hosting.AuditLog.Writing;

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Solutions.Storage.Migrations.Sqlite
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
                    CheckpointId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Token = table.Column<byte[]>(type: "BLOB", nullable: false)
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
