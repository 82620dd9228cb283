using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Risk.Persistence.Migrations.Sqlite
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
                table: "ScreenedOrders",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<long>(
                name: "Refunded",
                table: "ScreenedOrders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOver",
                table: "ScreenedOrders");

            migrationBuilder.DropColumn(
                name: "Refunded",
                table: "ScreenedOrders");
        }
    }
}
