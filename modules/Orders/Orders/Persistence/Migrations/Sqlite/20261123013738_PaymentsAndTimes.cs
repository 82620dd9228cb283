using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orders.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class PaymentsAndTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines");

            migrationBuilder.AddColumn<DateTime>(
                name: "NextTryAt",
                table: "Refunds",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "Refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AmountReceived",
                table: "Payments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CurrencyReceived",
                table: "Payments",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CancelledQuantity",
                table: "Lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What has succeeded has got what was asked for; of what has not fitted, nobody has kept how much came.
            migrationBuilder.Sql("""UPDATE "Payments" SET "AmountReceived" = "AmountDue", "CurrencyReceived" = "Currency" WHERE "Status" = 'Succeeded'""");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Status_NextTryAt",
                table: "Refunds",
                columns: new[] { "Status", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_InitiatedAt_Id",
                table: "Payments",
                columns: new[] { "InitiatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Status_InitiatedAt_Id",
                table: "Payments",
                columns: new[] { "Status", "InitiatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ConfirmBy",
                table: "Orders",
                columns: new[] { "Status", "ConfirmBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ReceiptAssumedAt",
                table: "Orders",
                columns: new[] { "Status", "ReceiptAssumedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ShipBy",
                table: "Orders",
                columns: new[] { "Status", "ShipBy" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Refunds_Status_NextTryAt",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Payments_InitiatedAt_Id",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Status_InitiatedAt_Id",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ConfirmBy",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ReceiptAssumedAt",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ShipBy",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "AmountReceived",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "CurrencyReceived",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "CancelledQuantity",
                table: "Lines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" <= \"Quantity\"");
        }
    }
}
