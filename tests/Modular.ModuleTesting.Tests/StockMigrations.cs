using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

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
                t => new { Id = t.Column<Guid>(id), OwnerId = t.Column<Guid>(id), Shelf = t.Column<string>(id == "uuid" ? "text" : "TEXT") },
                schema,
                t => t.PrimaryKey("PK_Booking", x => x.Id));
            var (bytes, time, text, number) = id == "uuid" ? ("bytea", "timestamp with time zone", "text", "bigint") : ("BLOB", "TEXT", "TEXT", "INTEGER");
            migrationBuilder.CreateTable(
                "audit",
                t => new
                {
                    Id = t.Column<long>(number).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Position = t.Column<long>(number, nullable: true), At = t.Column<DateTime>(time), ActorId = t.Column<Guid>(id, nullable: true),
                    What = t.Column<string>(text), Key = t.Column<string>(text), Action = t.Column<string>(text), Before = t.Column<string>(text, nullable: true),
                    After = t.Column<string>(text, nullable: true), CorrelationId = t.Column<string>(text, nullable: true), Reason = t.Column<string>(text, nullable: true),
                    Hash = t.Column<byte[]>(bytes, nullable: true),
                },
                schema,
                t => t.PrimaryKey("PK_audit", x => x.Id));
            migrationBuilder.CreateTable(
                "idempotency",
                t => new
                {
                    Id = t.Column<byte[]>(bytes), UserId = t.Column<Guid>(id), Field = t.Column<string>(id == "uuid" ? "text" : "TEXT"), Outcome = t.Column<byte[]>(bytes),
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
        protected override void Up(MigrationBuilder migrationBuilder) => ItemTable.Make(migrationBuilder, "Stock", "uuid");
    }
}
