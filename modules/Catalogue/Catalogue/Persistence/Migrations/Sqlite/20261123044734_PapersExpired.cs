using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalogue.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class PapersExpired : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "PapersExpired",
                table: "Standings");
        }
    }
}
