using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Merchants.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Pages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Documents_ApplicationId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_MerchantId",
                table: "Documents");

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    BlockedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ForgetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ApplicationId_Type",
                table: "Documents",
                columns: new[] { "ApplicationId", "Type" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_MerchantId_Id",
                table: "Documents",
                columns: new[] { "MerchantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_DueAt_Id",
                table: "Documents",
                columns: new[] { "Status", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_SubmittedAt_Id",
                table: "Documents",
                columns: new[] { "Status", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_attempts_ForgetAt",
                table: "attempts",
                column: "ForgetAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ApplicationId_Type",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_MerchantId_Id",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_DueAt_Id",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_SubmittedAt_Id",
                table: "Documents");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ApplicationId",
                table: "Documents",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_MerchantId",
                table: "Documents",
                column: "MerchantId");
        }
    }
}
