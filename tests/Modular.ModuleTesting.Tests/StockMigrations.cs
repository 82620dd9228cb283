using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Modular.ModuleTesting.Tests.Migrations
{
    internal static class ItemTable
    {
        public static void Make(MigrationBuilder migrationBuilder, string? schema, string id)
        {
            if (schema is not null)
                migrationBuilder.EnsureSchema(schema);
            migrationBuilder.CreateTable(
                "Item",
                t => new { Id = t.Column<Guid>(id), OwnerId = t.Column<Guid>(id), WarehouseId = t.Column<Guid>(id) },
                schema,
                t => t.PrimaryKey("PK_Item", x => x.Id));
            migrationBuilder.CreateTable(
                "Booking",
                t => new { Id = t.Column<Guid>(id), OwnerId = t.Column<Guid>(id), Shelf = t.Column<string>(id == "uuid" ? "text" : id) },
                schema,
                t => t.PrimaryKey("PK_Booking", x => x.Id));
            var (bytes, time) = id == "uuid" ? ("bytea", "timestamp with time zone") : ("BLOB", "TEXT");
            migrationBuilder.CreateTable(
                "idempotency",
                t => new
                {
                    Id = t.Column<byte[]>(bytes), UserId = t.Column<Guid>(id), Field = t.Column<string>(id == "uuid" ? "text" : id), Outcome = t.Column<byte[]>(bytes),
                    Answer = t.Column<byte[]>(bytes, nullable: true), DoneAt = t.Column<DateTime>(time), ExpiresAt = t.Column<DateTime>(time),
                },
                schema,
                t => t.PrimaryKey("PK_idempotency", x => x.Id));
        }
    }
}

namespace Modular.ModuleTesting.Tests.Migrations.Sqlite
{
    [DbContext(typeof(StockDb))]
    [Migration("1_Initial")]
    internal sealed class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => ItemTable.Make(migrationBuilder, null, "TEXT");
    }
}

namespace Modular.ModuleTesting.Tests.Migrations.Postgres
{
    [DbContext(typeof(StockDb))]
    [Migration("1_Initial")]
    internal sealed class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => ItemTable.Make(migrationBuilder, "Modular.ModuleTesting.Tests", "uuid");
    }
}
