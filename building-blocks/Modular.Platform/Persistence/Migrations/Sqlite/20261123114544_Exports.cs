using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Exports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "list_export_parts",
                columns: table => new
                {
                    ExportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_export_parts", x => new { x.ExportId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "list_exports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Arguments = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    PageSize = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RowsDone = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsTotal = table.Column<int>(type: "INTEGER", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Length = table.Column<long>(type: "INTEGER", nullable: true),
                    FailureCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Cursor = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PartCount = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRead = table.Column<bool>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Claim = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_exports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_list_export_parts_Sha256",
                table: "list_export_parts",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_ExpiresAt",
                table: "list_exports",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_open",
                table: "list_exports",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_Sha256",
                table: "list_exports",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_UserId_RequestedAt",
                table: "list_exports",
                columns: new[] { "UserId", "RequestedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_export_parts");

            migrationBuilder.DropTable(
                name: "list_exports");
        }
    }
}
