using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Merchants.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class SensitiveColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes, and its bytes are overwritten (decision 15).
            migrationBuilder.Sql("PRAGMA secure_delete = ON");
            migrationBuilder.Sql("""UPDATE "Merchants" SET "Contact_Phone" = x'', "Contact_Email" = x''""");
            migrationBuilder.Sql("""UPDATE "Applications" SET "LegalRepresentative_IdCard" = x'', "Contact_Phone" = x'', "Contact_Email" = x''""");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Phone",
                table: "Merchants",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Email",
                table: "Merchants",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "LegalRepresentative_IdCard",
                table: "Applications",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Phone",
                table: "Applications",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Email",
                table: "Applications",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<byte[]>(
                name: "ContactPhoneIndex",
                table: "Applications",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "LegalRepresentativeIdCardIndex",
                table: "Applications",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_ContactPhoneIndex",
                table: "Applications",
                column: "ContactPhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_LegalRepresentativeIdCardIndex",
                table: "Applications",
                column: "LegalRepresentativeIdCardIndex");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_ContactPhoneIndex",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_LegalRepresentativeIdCardIndex",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ContactPhoneIndex",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LegalRepresentativeIdCardIndex",
                table: "Applications");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Phone",
                table: "Merchants",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Email",
                table: "Merchants",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "LegalRepresentative_IdCard",
                table: "Applications",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Phone",
                table: "Applications",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Email",
                table: "Applications",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");
        }
    }
}
