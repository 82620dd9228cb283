using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Accounts.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes with its columns; VACUUM FULL of the tables takes it off the disk too (decision 27).
            migrationBuilder.DropColumn(
                name: "StatusReason",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.AddColumn<byte[]>(
                name: "StatusReason",
                schema: "Accounts",
                table: "Users",
                type: "bytea",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "Name",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.AddColumn<byte[]>(
                name: "Name",
                schema: "Accounts",
                table: "Users",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                schema: "Accounts",
                table: "Users",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NameIndex",
                schema: "Accounts",
                table: "Users",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DataExports",
                schema: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadyAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Length = table.Column<long>(type: "bigint", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                schema: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Kept = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HasKept = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "person_keys",
                schema: "Accounts",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_keys", x => x.PersonId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Users_NameIndex",
                schema: "Accounts",
                table: "Users",
                column: "NameIndex")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_Sha256",
                schema: "Accounts",
                table: "DataExports",
                column: "Sha256")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_Status_ExpiresAt",
                schema: "Accounts",
                table: "DataExports",
                columns: new[] { "Status", "ExpiresAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_UserId_RequestedAt_Id",
                schema: "Accounts",
                table: "DataExports",
                columns: new[] { "UserId", "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_waiting",
                schema: "Accounts",
                table: "DataExports",
                column: "UserId",
                unique: true,
                filter: "\"Status\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_HasKept",
                schema: "Accounts",
                table: "Erasures",
                column: "HasKept");

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_RequestedAt_Id",
                schema: "Accounts",
                table: "Erasures",
                columns: new[] { "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_Status_DueAt",
                schema: "Accounts",
                table: "Erasures",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_UserId",
                schema: "Accounts",
                table: "Erasures",
                column: "UserId",
                unique: true,
                filter: "\"Status\" <> 'Cancelled'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataExports",
                schema: "Accounts");

            migrationBuilder.DropTable(
                name: "Erasures",
                schema: "Accounts");

            migrationBuilder.DropTable(
                name: "person_keys",
                schema: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Users_NameIndex",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "NameIndex",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "StatusReason",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.AddColumn<string>(
                name: "StatusReason",
                schema: "Accounts",
                table: "Users",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Name",
                schema: "Accounts",
                table: "Users");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                schema: "Accounts",
                table: "Users",
                type: "character varying(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "",
                collation: "C");
        }
    }
}
