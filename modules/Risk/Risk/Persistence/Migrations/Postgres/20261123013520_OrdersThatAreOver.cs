using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Risk.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class OrdersThatAreOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What became of the orders so far is not known any more; none of them holds a payout for ever.
            migrationBuilder.AddColumn<bool>(
                name: "IsOver",
                schema: "Risk",
                table: "ScreenedOrders",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<long>(
                name: "Refunded",
                schema: "Risk",
                table: "ScreenedOrders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOver",
                schema: "Risk",
                table: "ScreenedOrders");

            migrationBuilder.DropColumn(
                name: "Refunded",
                schema: "Risk",
                table: "ScreenedOrders");
        }
    }
}
