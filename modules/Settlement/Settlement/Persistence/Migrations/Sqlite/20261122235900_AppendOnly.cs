using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Settlement.Persistence.Migrations.Sqlite
{
    /// <summary>The triggers that keep the ledger and issued statements as they are; the model does not know them.</summary>
    [DbContext(typeof(SettlementDb))]
    [Migration("20261122235900_AppendOnly")]
    internal sealed class AppendOnlyTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in AppendOnly.Sqlite)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in AppendOnly.SqliteNames)
                migrationBuilder.Sql($"DROP TRIGGER \"{trigger}\";");
        }
    }
}
