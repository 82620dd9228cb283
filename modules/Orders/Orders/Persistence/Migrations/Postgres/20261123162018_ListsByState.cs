using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orders.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class ListsByState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Orders_MerchantId_Status_PlacedAt_Id",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "MerchantId", "Status", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_PlacedAt_Id",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "Status", "PlacedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Orders_MerchantId_Status_PlacedAt_Id",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Status_PlacedAt_Id",
                schema: "Orders",
                table: "Orders");
        }
    }
}
