using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Platform.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class NamesById : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes with its columns; VACUUM FULL of the tables takes it off the disk too (decision 27).
            migrationBuilder.DropColumn(
                name: "Holder",
                schema: "Platform",
                table: "task_claims");

            migrationBuilder.DropColumn(
                name: "Author",
                schema: "Platform",
                table: "comments");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Holder",
                schema: "Platform",
                table: "task_claims",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Author",
                schema: "Platform",
                table: "comments",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "C");
        }
    }
}
