using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Orders.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class PaymentsAndTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.AddColumn<DateTime>(
                name: "NextTryAt",
                schema: "Orders",
                table: "Refunds",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                schema: "Orders",
                table: "Refunds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AmountReceived",
                schema: "Orders",
                table: "Payments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CurrencyReceived",
                schema: "Orders",
                table: "Payments",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "CancelledQuantity",
                schema: "Orders",
                table: "Lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What has succeeded has got what was asked for; of what has not fitted, nobody has kept how much came.
            migrationBuilder.Sql("""UPDATE "Orders"."Payments" SET "AmountReceived" = "AmountDue", "CurrencyReceived" = "Currency" WHERE "Status" = 'Succeeded'""");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Status_NextTryAt",
                schema: "Orders",
                table: "Refunds",
                columns: new[] { "Status", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_InitiatedAt_Id",
                schema: "Orders",
                table: "Payments",
                columns: new[] { "InitiatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Status_InitiatedAt_Id",
                schema: "Orders",
                table: "Payments",
                columns: new[] { "Status", "InitiatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ConfirmBy",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "Status", "ConfirmBy" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ReceiptAssumedAt",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "Status", "ReceiptAssumedAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_ShipBy",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "Status", "ShipBy" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Refunds_Status_NextTryAt",
                schema: "Orders",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Payments_InitiatedAt_Id",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Status_InitiatedAt_Id",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ConfirmBy",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ReceiptAssumedAt",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_ShipBy",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                schema: "Orders",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "Tries",
                schema: "Orders",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "AmountReceived",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "CurrencyReceived",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "CancelledQuantity",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" <= \"Quantity\"");
        }
    }
}
