using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Settlement.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class PayoutWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "NextTryAt",
                table: "Payouts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "Payouts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Period_MerchantId_Currency",
                table: "LedgerEntries",
                columns: new[] { "Period", "MerchantId", "Currency" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_Period_MerchantId_Currency",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "Payouts");
        }
    }
}
