using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Merchants.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes, and its bytes are overwritten (decision 27).
            migrationBuilder.Sql("PRAGMA secure_delete = ON");
            migrationBuilder.Sql("""UPDATE "Merchants" SET "Contact_Name" = x''""");
            migrationBuilder.Sql("""UPDATE "DocumentVersions" SET "FileName" = x''""");
            migrationBuilder.Sql("""UPDATE "Applications" SET "LegalRepresentative_Name" = x'', "Contact_Name" = x''""");
            migrationBuilder.Sql("""UPDATE "Agreements" SET "Text" = x''""");

            migrationBuilder.DropColumn(
                name: "ByName",
                table: "StateChanges");

            migrationBuilder.DropColumn(
                name: "Reviewer",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "UploadedBy",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "MerchantSignature_SignerName",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "PlatformSignature_SignerName",
                table: "Agreements");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Name",
                table: "Merchants",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "FileName",
                table: "DocumentVersions",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "DocumentVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<byte[]>(
                name: "LegalRepresentative_Name",
                table: "Applications",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Contact_Name",
                table: "Applications",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Text",
                table: "Agreements",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.CreateTable(
                name: "person_keys",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_keys", x => x.PersonId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "Merchants" SET "Contact_Name" = ''""");
            migrationBuilder.Sql("""UPDATE "DocumentVersions" SET "FileName" = ''""");
            migrationBuilder.Sql("""UPDATE "Applications" SET "LegalRepresentative_Name" = '', "Contact_Name" = ''""");
            migrationBuilder.Sql("""UPDATE "Agreements" SET "Text" = ''""");

            migrationBuilder.DropTable(
                name: "person_keys");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "DocumentVersions");

            migrationBuilder.AddColumn<string>(
                name: "ByName",
                table: "StateChanges",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reviewer",
                table: "Review",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Name",
                table: "Merchants",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "FileName",
                table: "DocumentVersions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AddColumn<string>(
                name: "UploadedBy",
                table: "DocumentVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "LegalRepresentative_Name",
                table: "Applications",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "Contact_Name",
                table: "Applications",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "Agreements",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AddColumn<string>(
                name: "MerchantSignature_SignerName",
                table: "Agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlatformSignature_SignerName",
                table: "Agreements",
                type: "TEXT",
                nullable: true);
        }
    }
}
