using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes with its columns; VACUUM FULL of the tables takes it off the disk too (decision 27).
            migrationBuilder.DropColumn(
                name: "ByName",
                schema: "Merchants",
                table: "StateChanges");

            migrationBuilder.DropColumn(
                name: "Reviewer",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "UploadedBy",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "MerchantSignature_SignerName",
                schema: "Merchants",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "PlatformSignature_SignerName",
                schema: "Merchants",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Merchants",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "FileName",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.AddColumn<byte[]>(
                name: "FileName",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "LegalRepresentative_Name",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<byte[]>(
                name: "LegalRepresentative_Name",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Text",
                schema: "Merchants",
                table: "Agreements");

            migrationBuilder.AddColumn<byte[]>(
                name: "Text",
                schema: "Merchants",
                table: "Agreements",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "person_keys",
                schema: "Merchants",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_keys",
                schema: "Merchants");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.AddColumn<string>(
                name: "ByName",
                schema: "Merchants",
                table: "StateChanges",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Reviewer",
                schema: "Merchants",
                table: "Review",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Merchants",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "FileName",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.AddColumn<string>(
                name: "FileName",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "UploadedBy",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "LegalRepresentative_Name",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "LegalRepresentative_Name",
                schema: "Merchants",
                table: "Applications",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Name",
                schema: "Merchants",
                table: "Applications",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Text",
                schema: "Merchants",
                table: "Agreements");

            migrationBuilder.AddColumn<string>(
                name: "Text",
                schema: "Merchants",
                table: "Agreements",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "MerchantSignature_SignerName",
                schema: "Merchants",
                table: "Agreements",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "PlatformSignature_SignerName",
                schema: "Merchants",
                table: "Agreements",
                type: "text",
                nullable: true,
                collation: "C");
        }
    }
}
