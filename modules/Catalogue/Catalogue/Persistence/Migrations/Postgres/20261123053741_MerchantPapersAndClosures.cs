using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalogue.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class MerchantPapersAndClosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                schema: "Catalogue",
                table: "Standings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "PapersExpired",
                schema: "Catalogue",
                table: "Standings",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsClosed",
                schema: "Catalogue",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "PapersExpired",
                schema: "Catalogue",
                table: "Standings");
        }
    }
}
