using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Settlement.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class PayoutWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "NextTryAt",
                schema: "Settlement",
                table: "Payouts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                schema: "Settlement",
                table: "Payouts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Period_MerchantId_Currency",
                schema: "Settlement",
                table: "LedgerEntries",
                columns: new[] { "Period", "MerchantId", "Currency" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_Period_MerchantId_Currency",
                schema: "Settlement",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                schema: "Settlement",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Tries",
                schema: "Settlement",
                table: "Payouts");
        }
    }
}
