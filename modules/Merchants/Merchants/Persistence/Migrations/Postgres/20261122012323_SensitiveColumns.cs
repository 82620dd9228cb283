using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class SensitiveColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored in plain goes with its columns; VACUUM FULL of the two tables takes it off the disk too (decision 15).
            migrationBuilder.DropColumn(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Merchants",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Merchants",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "LegalRepresentative_IdCard",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<byte[]>(
                name: "LegalRepresentative_IdCard",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<byte[]>(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "ContactPhoneIndex",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "LegalRepresentativeIdCardIndex",
                schema: "Merchants",
                table: "Applications",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_ContactPhoneIndex",
                schema: "Merchants",
                table: "Applications",
                column: "ContactPhoneIndex")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_LegalRepresentativeIdCardIndex",
                schema: "Merchants",
                table: "Applications",
                column: "LegalRepresentativeIdCardIndex")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_ContactPhoneIndex",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_LegalRepresentativeIdCardIndex",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ContactPhoneIndex",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "LegalRepresentativeIdCardIndex",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Merchants",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Merchants",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "LegalRepresentative_IdCard",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "LegalRepresentative_IdCard",
                schema: "Merchants",
                table: "Applications",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Phone",
                schema: "Merchants",
                table: "Applications",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.DropColumn(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "Contact_Email",
                schema: "Merchants",
                table: "Applications",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");
        }
    }
}
