using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Pages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Documents_ApplicationId",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_MerchantId",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.CreateTable(
                name: "attempts",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    BlockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ForgetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Changes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ApplicationId_Type",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "ApplicationId", "Type" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_MerchantId_Id",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "MerchantId", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_DueAt_Id",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "Status", "DueAt", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_SubmittedAt_Id",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "Status", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_attempts_ForgetAt",
                schema: "Merchants",
                table: "attempts",
                column: "ForgetAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempts",
                schema: "Merchants");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ApplicationId_Type",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_MerchantId_Id",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_DueAt_Id",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_SubmittedAt_Id",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ApplicationId",
                schema: "Merchants",
                table: "Documents",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_MerchantId",
                schema: "Merchants",
                table: "Documents",
                column: "MerchantId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });
        }
    }
}
