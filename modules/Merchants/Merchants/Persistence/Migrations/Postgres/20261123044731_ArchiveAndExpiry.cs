using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class ArchiveAndExpiry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "PapersExpiredOn",
                schema: "Merchants",
                table: "Merchants",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExpiryNotice",
                schema: "Merchants",
                table: "Documents",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArchiveBackups",
                schema: "Merchants",
                columns: table => new
                {
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveBackups", x => x.At);
                });

            migrationBuilder.CreateTable(
                name: "ArchiveRecords",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    RetainUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ArchivedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ArchivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveRecords", x => x.DocumentId);
                    table.ForeignKey(
                        name: "FK_ArchiveRecords_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_ValidUntil",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "Status", "ValidUntil" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ArchiveRecords_ArchivedAt_DocumentId",
                schema: "Merchants",
                table: "ArchiveRecords",
                columns: new[] { "ArchivedAt", "DocumentId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArchiveBackups",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ArchiveRecords",
                schema: "Merchants");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_ValidUntil",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "PapersExpiredOn",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.DropColumn(
                name: "ExpiryNotice",
                schema: "Merchants",
                table: "Documents");
        }
    }
}
