using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Accounts.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class RealNamesAndDataUses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DataUseAcknowledgements",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataUseAcknowledgements", x => new { x.UserId, x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "DataUses",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PurposeEn = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PurposeZh = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataUses", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "RealNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IdCard = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Submissions = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    NumberPlace = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IdCardIndex = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RealNames", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DataUses_Code",
                table: "DataUses",
                column: "Code",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_IdCardIndex",
                table: "RealNames",
                column: "IdCardIndex");

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_IdCardIndex_NumberPlace",
                table: "RealNames",
                columns: new[] { "IdCardIndex", "NumberPlace" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_Status_SubmittedAt_Id",
                table: "RealNames",
                columns: new[] { "Status", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RealNames_UserId",
                table: "RealNames",
                column: "UserId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataUseAcknowledgements");

            migrationBuilder.DropTable(
                name: "DataUses");

            migrationBuilder.DropTable(
                name: "RealNames");
        }
    }
}
