using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalogue.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Products_CreatedAt_Id",
                table: "Products",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_MerchantId_CreatedAt_Id",
                table: "Products",
                columns: new[] { "MerchantId", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Products_CreatedAt_Id",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_MerchantId_CreatedAt_Id",
                table: "Products");
        }
    }
}
