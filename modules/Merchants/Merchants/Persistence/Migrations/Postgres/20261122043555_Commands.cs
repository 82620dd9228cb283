using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Commands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "command_intentions",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Port = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Claims = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_command_intentions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "received_commands",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Operation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_commands", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_command_intentions_Purpose_Attempt",
                schema: "Merchants",
                table: "command_intentions",
                columns: new[] { "Purpose", "Attempt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_command_intentions_State_DueAt",
                schema: "Merchants",
                table: "command_intentions",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_received_commands_ended",
                schema: "Merchants",
                table: "received_commands",
                column: "At",
                filter: "\"State\" <> 'Accepted'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "command_intentions",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "received_commands",
                schema: "Merchants");
        }
    }
}
