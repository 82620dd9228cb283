using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Accounts.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class UserLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                schema: "Accounts",
                table: "Users",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                schema: "Accounts",
                table: "Users");
        }
    }
}
