using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class NamesById : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes, and its bytes are overwritten (decision 27).
            migrationBuilder.Sql("PRAGMA secure_delete = ON");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "task_claims");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "comments");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "task_claims",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "comments",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");
        }
    }
}
