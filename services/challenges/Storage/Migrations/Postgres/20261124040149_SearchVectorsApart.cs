using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Market.Challenges.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchVectorsApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => SearchIndex.MoveApartOnPostgres(migrationBuilder);


        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => SearchIndex.MoveBackOnPostgres(migrationBuilder);

    }
}
