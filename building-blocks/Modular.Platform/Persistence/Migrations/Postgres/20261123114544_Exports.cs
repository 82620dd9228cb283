using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Modular.Platform.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Exports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "list_export_parts",
                schema: "Platform",
                columns: table => new
                {
                    ExportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_export_parts", x => new { x.ExportId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "list_exports",
                schema: "Platform",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    List = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Arguments = table.Column<byte[]>(type: "bytea", nullable: false),
                    Columns = table.Column<string[]>(type: "text[]", nullable: false),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    PageSize = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RowsDone = table.Column<int>(type: "integer", nullable: false),
                    RowsTotal = table.Column<int>(type: "integer", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Length = table.Column<long>(type: "bigint", nullable: true),
                    FailureCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Cursor = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    PartCount = table.Column<int>(type: "integer", nullable: false),
                    IsRead = table.Column<bool>(type: "boolean", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Claim = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_exports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_list_export_parts_Sha256",
                schema: "Platform",
                table: "list_export_parts",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_ExpiresAt",
                schema: "Platform",
                table: "list_exports",
                column: "ExpiresAt")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_open",
                schema: "Platform",
                table: "list_exports",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_Sha256",
                schema: "Platform",
                table: "list_exports",
                column: "Sha256")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_list_exports_UserId_RequestedAt",
                schema: "Platform",
                table: "list_exports",
                columns: new[] { "UserId", "RequestedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_export_parts",
                schema: "Platform");

            migrationBuilder.DropTable(
                name: "list_exports",
                schema: "Platform");
        }
    }
}
