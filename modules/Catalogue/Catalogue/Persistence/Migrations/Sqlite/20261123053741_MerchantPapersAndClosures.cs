using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalogue.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class MerchantPapersAndClosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Standings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "PapersExpired",
                table: "Standings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "PapersExpired",
                table: "Standings");
        }
    }
}
