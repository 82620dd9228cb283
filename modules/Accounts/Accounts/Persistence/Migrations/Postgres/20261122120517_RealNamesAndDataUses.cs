using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Accounts.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class RealNamesAndDataUses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DataUseAcknowledgements",
                schema: "Accounts",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataUseAcknowledgements", x => new { x.UserId, x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "DataUses",
                schema: "Accounts",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PurposeEn = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    PurposeZh = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataUses", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "RealNames",
                schema: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<byte[]>(type: "bytea", nullable: false),
                    IdCard = table.Column<byte[]>(type: "bytea", nullable: false),
                    Finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Submissions = table.Column<int>(type: "integer", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    NumberPlace = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IdCardIndex = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RealNames", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DataUses_Code",
                schema: "Accounts",
                table: "DataUses",
                column: "Code",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_IdCardIndex",
                schema: "Accounts",
                table: "RealNames",
                column: "IdCardIndex")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_IdCardIndex_NumberPlace",
                schema: "Accounts",
                table: "RealNames",
                columns: new[] { "IdCardIndex", "NumberPlace" },
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_Status_SubmittedAt_Id",
                schema: "Accounts",
                table: "RealNames",
                columns: new[] { "Status", "SubmittedAt", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_UserId",
                schema: "Accounts",
                table: "RealNames",
                column: "UserId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataUseAcknowledgements",
                schema: "Accounts");

            migrationBuilder.DropTable(
                name: "DataUses",
                schema: "Accounts");

            migrationBuilder.DropTable(
                name: "RealNames",
                schema: "Accounts");
        }
    }
}
