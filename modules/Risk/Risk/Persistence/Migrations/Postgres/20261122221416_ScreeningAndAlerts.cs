using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Risk.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class ScreeningAndAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Alerts",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    ThresholdBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    WindowDays = table.Column<int>(type: "integer", nullable: false),
                    PaidOrders = table.Column<int>(type: "integer", nullable: false),
                    PaidAmount = table.Column<long>(type: "bigint", nullable: false),
                    RefundedAmount = table.Column<long>(type: "bigint", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClearedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CountedRefunds",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountedRefunds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacedVerdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ScreenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaidOrders",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaidOrders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Rules",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    LimitAmount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    WindowHours = table.Column<int>(type: "integer", nullable: true),
                    MerchantDays = table.Column<int>(type: "integer", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TestRuns = table.Column<int>(type: "integer", nullable: false),
                    TestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TestedDays = table.Column<int>(type: "integer", nullable: true),
                    TestedOrders = table.Column<int>(type: "integer", nullable: true),
                    TestHitCount = table.Column<int>(type: "integer", nullable: true),
                    PublisherId = table.Column<Guid>(type: "uuid", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScreenedBuyers",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Orders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenedBuyers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScreenedMerchants",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActiveSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenedMerchants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScreenedOrders",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    HighestUnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HasEnded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenedOrders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Watches",
                schema: "Risk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "integer", nullable: true),
                    MeasuredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsHigh = table.Column<bool>(type: "boolean", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Watches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScreeningFacts",
                schema: "Risk",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    RuleCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    RuleEdition = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    MeasuredAmount = table.Column<long>(type: "bigint", nullable: false),
                    LimitAmount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    WindowHours = table.Column<int>(type: "integer", nullable: true),
                    CountedOrders = table.Column<int>(type: "integer", nullable: false),
                    MerchantAgeDays = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreeningFacts", x => new { x.DecisionId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ScreeningFacts_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalSchema: "Risk",
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScreeningFacts_Rules_RuleId",
                        column: x => x.RuleId,
                        principalSchema: "Risk",
                        principalTable: "Rules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TestHits",
                schema: "Risk",
                columns: table => new
                {
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measured = table.Column<long>(type: "bigint", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TestHits", x => new { x.RuleId, x.Run, x.OrderId });
                    table.ForeignKey(
                        name: "FK_TestHits_Rules_RuleId",
                        column: x => x.RuleId,
                        principalSchema: "Risk",
                        principalTable: "Rules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_MerchantId_RaisedAt",
                schema: "Risk",
                table: "Alerts",
                columns: new[] { "MerchantId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Open",
                schema: "Risk",
                table: "Alerts",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" IN ('Raised', 'Acknowledged', 'Investigating')");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_RaisedAt_Id",
                schema: "Risk",
                table: "Alerts",
                columns: new[] { "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Status_RaisedAt_Id",
                schema: "Risk",
                table: "Alerts",
                columns: new[] { "Status", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CountedRefunds_MerchantId_Currency_At",
                schema: "Risk",
                table: "CountedRefunds",
                columns: new[] { "MerchantId", "Currency", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_MerchantId_Status",
                schema: "Risk",
                table: "Decisions",
                columns: new[] { "MerchantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OrderId",
                schema: "Risk",
                table: "Decisions",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ScreenedAt_Id",
                schema: "Risk",
                table: "Decisions",
                columns: new[] { "ScreenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Status_DueAt_Id",
                schema: "Risk",
                table: "Decisions",
                columns: new[] { "Status", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PaidOrders_MerchantId_Currency_At",
                schema: "Risk",
                table: "PaidOrders",
                columns: new[] { "MerchantId", "Currency", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Rules_Code_Edition",
                schema: "Risk",
                table: "Rules",
                columns: new[] { "Code", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rules_CreatedAt_Id",
                schema: "Risk",
                table: "Rules",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Rules_Published",
                schema: "Risk",
                table: "Rules",
                column: "Code",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_Rules_PublishedAt",
                schema: "Risk",
                table: "Rules",
                column: "PublishedAt")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ScreenedOrders_BuyerId_Currency_PlacedAt",
                schema: "Risk",
                table: "ScreenedOrders",
                columns: new[] { "BuyerId", "Currency", "PlacedAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_ScreenedOrders_PlacedAt",
                schema: "Risk",
                table: "ScreenedOrders",
                column: "PlacedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ScreeningFacts_RuleId",
                schema: "Risk",
                table: "ScreeningFacts",
                column: "RuleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alerts",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "CountedRefunds",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "PaidOrders",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "ScreenedBuyers",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "ScreenedMerchants",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "ScreenedOrders",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "ScreeningFacts",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "TestHits",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "Watches",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "Decisions",
                schema: "Risk");

            migrationBuilder.DropTable(
                name: "Rules",
                schema: "Risk");
        }
    }
}
