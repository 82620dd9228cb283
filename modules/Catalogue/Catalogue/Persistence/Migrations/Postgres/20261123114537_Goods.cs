using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Catalogue.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Goods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Turns",
                schema: "Catalogue",
                table: "Standings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SecuredAt",
                schema: "Catalogue",
                table: "Reservations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PriceRuleId",
                schema: "Catalogue",
                table: "ReservationLines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UnitPrice",
                schema: "Catalogue",
                table: "ReservationLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "AfterSales",
                schema: "Catalogue",
                table: "Products",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Attributes",
                schema: "Catalogue",
                table: "Products",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BrandKey",
                schema: "Catalogue",
                table: "Products",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "SubmissionCount",
                schema: "Catalogue",
                table: "Products",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Usage",
                schema: "Catalogue",
                table: "Products",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "AdPlacements",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Headline = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FeeAmount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    BookerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdPlacements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AdSlotDays",
                schema: "Catalogue",
                columns: table => new
                {
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdSlotDays", x => new { x.SlotId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "AdSlots",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    DayPrice = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdSlots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Brands",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    RegistrationNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    OwnerName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    OwnerMerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsProtected = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Brands", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CampaignChanges",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequesterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Plan_Conditions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Plan_From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Plan_Offers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_PlatformFit = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_Prizes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Plan_TargetAmount = table.Column<long>(type: "bigint", nullable: true),
                    Plan_TargetOrders = table.Column<int>(type: "integer", nullable: true),
                    Plan_TargetPieces = table.Column<int>(type: "integer", nullable: true),
                    Plan_Theme = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Plan_Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CampaignCreatives",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Headline = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmitterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignCreatives", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CampaignProducts",
                schema: "Catalogue",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignProducts", x => new { x.CampaignId, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LateSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TerminationReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    TerminatorId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmitterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Plan_Conditions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    Plan_From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Plan_Offers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_PlatformFit = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Plan_Prizes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Plan_TargetAmount = table.Column<long>(type: "bigint", nullable: true),
                    Plan_TargetOrders = table.Column<int>(type: "integer", nullable: true),
                    Plan_TargetPieces = table.Column<int>(type: "integer", nullable: true),
                    Plan_Theme = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Plan_Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Attributes = table.Column<string>(type: "text", nullable: false),
                    Papers = table.Column<string>(type: "text", nullable: false),
                    NeedsBrandAuthorisation = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsTestReport = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsFullDescription = table.Column<bool>(type: "boolean", nullable: false),
                    LeastImages = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Categories_Categories_ParentId",
                        column: x => x.ParentId,
                        principalSchema: "Catalogue",
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Images",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Images", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Images_Products_ProductId",
                        column: x => x.ProductId,
                        principalSchema: "Catalogue",
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_keys",
                schema: "Catalogue",
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

            migrationBuilder.CreateTable(
                name: "PriceRules",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    VariantId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    RateOff = table.Column<int>(type: "integer", nullable: true),
                    FixedAmount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MostPerOrder = table.Column<int>(type: "integer", nullable: true),
                    MostPieces = table.Column<int>(type: "integer", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PriceRuleUses",
                schema: "Catalogue",
                columns: table => new
                {
                    PriceRuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceRuleUses", x => x.PriceRuleId);
                    table.CheckConstraint("CK_PriceRuleUses_NotNegative", "\"Pieces\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "ProductImportProblems",
                schema: "Catalogue",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Column = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    English = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Chinese = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductImportProblems", x => new { x.ImportId, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "ProductImports",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IsDryRun = table.Column<bool>(type: "boolean", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastRow = table.Column<int>(type: "integer", nullable: true),
                    RowsDone = table.Column<int>(type: "integer", nullable: false),
                    Products = table.Column<int>(type: "integer", nullable: false),
                    FailedRows = table.Column<int>(type: "integer", nullable: false),
                    ProblemCount = table.Column<int>(type: "integer", nullable: false),
                    FailureCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    ProblemsSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProductSearch",
                schema: "Catalogue",
                columns: table => new
                {
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Vector = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false, computedColumnSql: "setweight(to_tsvector('simple'::regconfig, \"Title\"), 'A') || setweight(to_tsvector('simple'::regconfig, \"Body\"), 'B')", stored: true),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductSearch", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    Standard = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    PriceAmount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ListedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReviewerComment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    SubmitterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShopPages",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Layout = table.Column<string>(type: "character varying(32768)", maxLength: 32768, nullable: false, collation: "C"),
                    RestoredFrom = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShopPages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StockAlerts",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    VariantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Threshold = table.Column<int>(type: "integer", nullable: false),
                    AvailableThen = table.Column<int>(type: "integer", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClearedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockAlerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StockThresholds",
                schema: "Catalogue",
                columns: table => new
                {
                    VariantId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Threshold = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockThresholds", x => x.VariantId);
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmitterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Checks = table.Column<string>(type: "text", nullable: false),
                    BlockingChecks = table.Column<int>(type: "integer", nullable: false),
                    TermEdition = table.Column<int>(type: "integer", nullable: true),
                    Decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeciderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Compliant = table.Column<bool>(type: "boolean", nullable: true),
                    ComplianceComment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Truthful = table.Column<bool>(type: "boolean", nullable: true),
                    TruthfulnessComment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    CertificatesValid = table.Column<bool>(type: "boolean", nullable: true),
                    CertificatesComment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Submissions_Products_ProductId",
                        column: x => x.ProductId,
                        principalSchema: "Catalogue",
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Takedowns",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RightsHolder = table.Column<byte[]>(type: "bytea", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    ReporterId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BreachedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Finding = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    CounterNotice = table.Column<byte[]>(type: "bytea", nullable: false),
                    CounteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CountererId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Takedowns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Takedowns_Products_ProductId",
                        column: x => x.ProductId,
                        principalSchema: "Catalogue",
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermLists",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Terms = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TestReports",
                schema: "Catalogue",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsInForce = table.Column<bool>(type: "boolean", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    LinkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LinkedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TestReports", x => new { x.ProductId, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_TestReports_Products_ProductId",
                        column: x => x.ProductId,
                        principalSchema: "Catalogue",
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BrandAuthorisations",
                schema: "Catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BrandId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequesterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrandAuthorisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BrandAuthorisations_Brands_BrandId",
                        column: x => x.BrandId,
                        principalSchema: "Catalogue",
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "Catalogue",
                table: "Categories",
                columns: new[] { "Id", "Attributes", "Code", "LeastImages", "NameEn", "NameZh", "NeedsBrandAuthorisation", "NeedsFullDescription", "NeedsTestReport", "Papers", "ParentId", "Path", "Status", "StepCount", "Version" },
                values: new object[,]
                {
                    { new Guid("0d4aaa42-c22c-8c6f-f3c6-5a102e058e6c"), "[]", "services", 0, "Services", "服务", false, false, false, "[]", null, "services/", "InUse", 0, 1 },
                    { new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "[{\"Code\":\"MODEL\",\"NameZh\":\"型号\",\"NameEn\":\"Model\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"MATERIAL\",\"NameZh\":\"材质\",\"NameEn\":\"Material\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"ORIGIN\",\"NameZh\":\"产地\",\"NameEn\":\"Origin\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]}]", "goods", 0, "Goods", "商品", false, false, false, "[]", null, "goods/", "InUse", 0, 1 }
                });

            migrationBuilder.InsertData(
                schema: "Catalogue",
                table: "TermLists",
                columns: new[] { "Id", "AuthorId", "CreatedAt", "Edition", "Name", "PublishedAt", "RetiredAt", "Status", "StepCount", "Terms", "Version" },
                values: new object[] { new Guid("7e3a0c1e-0000-7000-8000-000000000001"), null, new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1, "广告法禁用与夸大用语", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, "Published", 0, "[{\"Term\":\"国家级\",\"Level\":\"Banned\",\"Instead\":\"写明证书名称和编号\"},{\"Term\":\"世界级\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最高级\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最佳\",\"Level\":\"Banned\",\"Instead\":\"写明可以核实的特点\"},{\"Term\":\"最好\",\"Level\":\"Banned\",\"Instead\":\"写明可以核实的特点\"},{\"Term\":\"最大\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最小\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最新科技\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最先进\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最便宜\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最低价\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最优\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最优质\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最受欢迎\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"最具影响力\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"第一\",\"Level\":\"Banned\",\"Instead\":\"写明统计机构、时间和范围，或删去\"},{\"Term\":\"第一品牌\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全国第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全网第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"销量第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"排名第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"中国第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"世界第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"唯一\",\"Level\":\"Banned\",\"Instead\":\"写明可以核实的特点\"},{\"Term\":\"独一无二\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"首选\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"顶级\",\"Level\":\"Banned\",\"Instead\":\"写明等级和依据\"},{\"Term\":\"极品\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"极致\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"至尊\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"王牌\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"冠军\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"绝无仅有\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"史无前例\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"前无古人\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"万能\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全能\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"百分百\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"100%有效\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"百分之百\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"永久\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"根治\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"包治百病\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"无效退款保证\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"国家领导人\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"国家机关\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"特供\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"专供\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"国宴\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"免检\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"国家免检\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"驰名商标\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"质量免检\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"老字号第一\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"填补国内空白\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全球首发\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全国首家\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全网首发\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"遥遥领先\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"绝对\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"全网最低\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"史上最低\",\"Level\":\"Banned\",\"Instead\":null},{\"Term\":\"超值\",\"Level\":\"Exaggerating\",\"Instead\":\"写明价格与优惠条件\"},{\"Term\":\"神器\",\"Level\":\"Exaggerating\",\"Instead\":\"写明用途\"},{\"Term\":\"秒杀全网\",\"Level\":\"Exaggerating\",\"Instead\":\"写明活动时间与价格\"},{\"Term\":\"爆款\",\"Level\":\"Exaggerating\",\"Instead\":\"写明销量与统计时间\"},{\"Term\":\"立竿见影\",\"Level\":\"Exaggerating\",\"Instead\":\"写明使用条件与依据\"},{\"Term\":\"药到病除\",\"Level\":\"Exaggerating\",\"Instead\":null},{\"Term\":\"零风险\",\"Level\":\"Exaggerating\",\"Instead\":null},{\"Term\":\"无副作用\",\"Level\":\"Exaggerating\",\"Instead\":\"写明检测依据\"},{\"Term\":\"纯天然\",\"Level\":\"Exaggerating\",\"Instead\":\"写明成分与含量\"},{\"Term\":\"零添加\",\"Level\":\"Exaggerating\",\"Instead\":\"写明检测依据\"},{\"Term\":\"奇效\",\"Level\":\"Exaggerating\",\"Instead\":null},{\"Term\":\"神效\",\"Level\":\"Exaggerating\",\"Instead\":null},{\"Term\":\"疗效显著\",\"Level\":\"Exaggerating\",\"Instead\":\"写明依据\"},{\"Term\":\"明星同款\",\"Level\":\"Exaggerating\",\"Instead\":\"写明授权依据\"},{\"Term\":\"专家推荐\",\"Level\":\"Exaggerating\",\"Instead\":\"写明专家与依据\"},{\"Term\":\"best seller\",\"Level\":\"Exaggerating\",\"Instead\":\"state the number sold and the period\"},{\"Term\":\"world's best\",\"Level\":\"Exaggerating\",\"Instead\":\"state what can be proved\"},{\"Term\":\"no. 1\",\"Level\":\"Exaggerating\",\"Instead\":\"state what can be proved\"},{\"Term\":\"100% effective\",\"Level\":\"Exaggerating\",\"Instead\":\"state what can be proved\"},{\"Term\":\"第一次\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"第一时间\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"第一章\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"第一步\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"第一代\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"第一人称\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"最好在\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"最好不要\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"绝对湿度\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"绝对值\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"唯一编码\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"唯一码\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"永久磁铁\",\"Level\":\"Allowed\",\"Instead\":null},{\"Term\":\"极致轻量\",\"Level\":\"Allowed\",\"Instead\":null}]", 1 });

            migrationBuilder.InsertData(
                schema: "Catalogue",
                table: "Categories",
                columns: new[] { "Id", "Attributes", "Code", "LeastImages", "NameEn", "NameZh", "NeedsBrandAuthorisation", "NeedsFullDescription", "NeedsTestReport", "Papers", "ParentId", "Path", "Status", "StepCount", "Version" },
                values: new object[,]
                {
                    { new Guid("05977a11-8295-2a64-0427-eb676ef915ff"), "[{\"Code\":\"POWER\",\"NameZh\":\"功率\",\"NameEn\":\"Power\",\"Kind\":\"Number\",\"Unit\":\"W\",\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"WIRELESS\",\"NameZh\":\"是否无线\",\"NameEn\":\"Wireless\",\"Kind\":\"Boolean\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]}]", "digital", 0, "Digital", "数码", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/digital/", "InUse", 0, 1 },
                    { new Guid("2b892876-bcf8-b311-c901-fba52881b44d"), "[]", "regulated", 0, "Goods that need a licence", "持证经营", false, true, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/regulated/", "InUse", 0, 1 },
                    { new Guid("55fec2f6-4cea-6629-2220-d257bbb2719c"), "[{\"Code\":\"ISBN\",\"NameZh\":\"书号\",\"NameEn\":\"ISBN\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"BINDING\",\"NameZh\":\"装帧\",\"NameEn\":\"Binding\",\"Kind\":\"Enum\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[\"平装\",\"精装\"]}]", "books", 0, "Books", "图书", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/books/", "InUse", 0, 1 },
                    { new Guid("64ce774d-0f95-cefe-25d5-abd0f16f462d"), "[]", "home", 0, "Home", "家居", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/home/", "InUse", 0, 1 },
                    { new Guid("665f3abc-ffc4-8ad4-609c-1fa66e81d14f"), "[]", "design-services", 0, "Design", "设计服务", false, false, false, "[]", new Guid("0d4aaa42-c22c-8c6f-f3c6-5a102e058e6c"), "services/design-services/", "InUse", 0, 1 },
                    { new Guid("69edb9cb-110a-d365-5e46-eb57c4ec1fe5"), "[{\"Code\":\"SUITABLE_AGE\",\"NameZh\":\"适用年龄\",\"NameEn\":\"Suitable age\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]}]", "mother-and-baby", 0, "Mother and baby", "母婴", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/mother-and-baby/", "InUse", 0, 1 },
                    { new Guid("6a90127f-1244-51b9-b71e-0842c4a6f41f"), "[{\"Code\":\"NET_CONTENT\",\"NameZh\":\"净含量\",\"NameEn\":\"Net content\",\"Kind\":\"Number\",\"Unit\":\"ml\",\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"SHELF_LIFE\",\"NameZh\":\"保质期\",\"NameEn\":\"Shelf life\",\"Kind\":\"Number\",\"Unit\":\"month\",\"IsRequired\":false,\"Choices\":[]}]", "beauty", 0, "Beauty", "美妆个护", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/beauty/", "InUse", 0, 1 },
                    { new Guid("aae85b4f-8e29-54c0-67ed-b949605bcd10"), "[{\"Code\":\"NET_WEIGHT\",\"NameZh\":\"净重\",\"NameEn\":\"Net weight\",\"Kind\":\"Number\",\"Unit\":\"g\",\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"INGREDIENTS\",\"NameZh\":\"配料\",\"NameEn\":\"Ingredients\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]}]", "food", 0, "Food", "食品", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/food/", "InUse", 0, 1 },
                    { new Guid("b6379b8d-0922-2345-d810-fd158d90b31c"), "[]", "installation-services", 0, "Installation", "安装服务", false, false, false, "[]", new Guid("0d4aaa42-c22c-8c6f-f3c6-5a102e058e6c"), "services/installation-services/", "InUse", 0, 1 },
                    { new Guid("b9132e54-5ba3-048c-1a69-f953fe004a7c"), "[]", "home-services", 0, "Home services", "家政服务", false, false, false, "[]", new Guid("0d4aaa42-c22c-8c6f-f3c6-5a102e058e6c"), "services/home-services/", "InUse", 0, 1 },
                    { new Guid("c420b1bf-16a9-758a-0ef8-4c9b6964e156"), "[]", "sports", 0, "Sports and outdoors", "运动户外", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/sports/", "InUse", 0, 1 },
                    { new Guid("d1cd6db1-9edc-7e37-4bbb-7e3b615d7d66"), "[]", "repair-services", 0, "Repair", "维修服务", false, false, false, "[]", new Guid("0d4aaa42-c22c-8c6f-f3c6-5a102e058e6c"), "services/repair-services/", "InUse", 0, 1 },
                    { new Guid("e1dbca84-edc6-05e9-efa8-827d641d6553"), "[{\"Code\":\"COLOUR\",\"NameZh\":\"颜色\",\"NameEn\":\"Colour\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[]},{\"Code\":\"SEASON\",\"NameZh\":\"适用季节\",\"NameEn\":\"Season\",\"Kind\":\"Enum\",\"Unit\":null,\"IsRequired\":false,\"Choices\":[\"春\",\"夏\",\"秋\",\"冬\",\"四季\"]}]", "fashion", 0, "Fashion", "服饰", false, false, false, "[]", new Guid("e1a46b14-d43e-41a3-04c9-4bc979965406"), "goods/fashion/", "InUse", 0, 1 },
                    { new Guid("0853d517-be84-00ac-cc7c-8629351cb9f5"), "[]", "apparel", 0, "Apparel", "服装", false, false, false, "[]", new Guid("e1dbca84-edc6-05e9-efa8-827d641d6553"), "goods/fashion/apparel/", "InUse", 0, 1 },
                    { new Guid("11b35b0a-caf3-e649-eed1-b93368d637c7"), "[]", "men-shirts", 0, "Men's shirts", "男士衬衫", false, false, false, "[]", new Guid("e1dbca84-edc6-05e9-efa8-827d641d6553"), "goods/fashion/men-shirts/", "InUse", 0, 1 },
                    { new Guid("1adaea22-df87-7543-084b-74948abd9365"), "[{\"Code\":\"SKIRT_LENGTH\",\"NameZh\":\"裙长\",\"NameEn\":\"Skirt length\",\"Kind\":\"Number\",\"Unit\":\"cm\",\"IsRequired\":false,\"Choices\":[]}]", "women-dresses", 0, "Women's dresses", "连衣裙", false, false, false, "[]", new Guid("e1dbca84-edc6-05e9-efa8-827d641d6553"), "goods/fashion/women-dresses/", "InUse", 0, 1 },
                    { new Guid("af725a55-ec12-37d0-3dd0-a468b3c1364b"), "[{\"Code\":\"SERIAL_NUMBER\",\"NameZh\":\"序列号\",\"NameEn\":\"Serial number\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":true,\"Choices\":[]}]", "luxury-bags", 3, "Luxury bags", "奢侈品箱包", true, true, false, "[]", new Guid("e1dbca84-edc6-05e9-efa8-827d641d6553"), "goods/fashion/luxury-bags/", "InUse", 0, 1 },
                    { new Guid("c1993990-0488-5187-92ae-fd4aceb19c4b"), "[{\"Code\":\"APPROVAL_NUMBER\",\"NameZh\":\"批准文号\",\"NameEn\":\"Approval number\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":true,\"Choices\":[]}]", "food-supplements", 1, "Food supplements", "保健食品", false, false, true, "[\"FOOD_BUSINESS_LICENCE\"]", new Guid("2b892876-bcf8-b311-c901-fba52881b44d"), "goods/regulated/food-supplements/", "InUse", 0, 1 },
                    { new Guid("ffa949d5-0503-1f82-e2a1-79af677f2abe"), "[{\"Code\":\"REGISTRATION_NUMBER\",\"NameZh\":\"注册证号\",\"NameEn\":\"Registration number\",\"Kind\":\"Text\",\"Unit\":null,\"IsRequired\":true,\"Choices\":[]}]", "medical-devices", 1, "Medical devices", "医疗器械", false, false, true, "[\"MEDICAL_DEVICE_LICENCE\"]", new Guid("2b892876-bcf8-b311-c901-fba52881b44d"), "goods/regulated/medical-devices/", "InUse", 0, 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Products_MerchantId_BrandKey",
                schema: "Catalogue",
                table: "Products",
                columns: new[] { "MerchantId", "BrandKey" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_AdPlacements_MerchantId_BookedAt_Id",
                schema: "Catalogue",
                table: "AdPlacements",
                columns: new[] { "MerchantId", "BookedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AdPlacements_SlotId_Status_From",
                schema: "Catalogue",
                table: "AdPlacements",
                columns: new[] { "SlotId", "Status", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_AdPlacements_Status_From",
                schema: "Catalogue",
                table: "AdPlacements",
                columns: new[] { "Status", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_AdSlotDays_PlacementId",
                schema: "Catalogue",
                table: "AdSlotDays",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_AdSlots_Code",
                schema: "Catalogue",
                table: "AdSlots",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BrandAuthorisations_BrandId",
                schema: "Catalogue",
                table: "BrandAuthorisations",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_BrandAuthorisations_MerchantId_BrandId_Status",
                schema: "Catalogue",
                table: "BrandAuthorisations",
                columns: new[] { "MerchantId", "BrandId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_BrandAuthorisations_RequestedAt_Id",
                schema: "Catalogue",
                table: "BrandAuthorisations",
                columns: new[] { "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BrandAuthorisations_Status_ValidUntil",
                schema: "Catalogue",
                table: "BrandAuthorisations",
                columns: new[] { "Status", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Brands_Key",
                schema: "Catalogue",
                table: "Brands",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Brands_Name_Id",
                schema: "Catalogue",
                table: "Brands",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignChanges_CampaignId",
                schema: "Catalogue",
                table: "CampaignChanges",
                column: "CampaignId",
                unique: true,
                filter: "\"Status\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignChanges_CampaignId_RequestedAt_Id",
                schema: "Catalogue",
                table: "CampaignChanges",
                columns: new[] { "CampaignId", "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCreatives_CampaignId_SubmittedAt_Id",
                schema: "Catalogue",
                table: "CampaignCreatives",
                columns: new[] { "CampaignId", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCreatives_Status",
                schema: "Catalogue",
                table: "CampaignCreatives",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignProducts_ProductId",
                schema: "Catalogue",
                table: "CampaignProducts",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_MerchantId_CreatedAt_Id",
                schema: "Catalogue",
                table: "Campaigns",
                columns: new[] { "MerchantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Status",
                schema: "Catalogue",
                table: "Campaigns",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Code",
                schema: "Catalogue",
                table: "Categories",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Categories_ParentId",
                schema: "Catalogue",
                table: "Categories",
                column: "ParentId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Path_Id",
                schema: "Catalogue",
                table: "Categories",
                columns: new[] { "Path", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Images_ProductId_Sha256",
                schema: "Catalogue",
                table: "Images",
                columns: new[] { "ProductId", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Images_Sha256",
                schema: "Catalogue",
                table: "Images",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_PriceRules_MerchantId_From_Id",
                schema: "Catalogue",
                table: "PriceRules",
                columns: new[] { "MerchantId", "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceRules_MerchantId_Status_From",
                schema: "Catalogue",
                table: "PriceRules",
                columns: new[] { "MerchantId", "Status", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceRules_Status_From",
                schema: "Catalogue",
                table: "PriceRules",
                columns: new[] { "Status", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductImports_MerchantId_RequestedAt_Id",
                schema: "Catalogue",
                table: "ProductImports",
                columns: new[] { "MerchantId", "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductImports_ProblemsSha256",
                schema: "Catalogue",
                table: "ProductImports",
                column: "ProblemsSha256")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ProductImports_Sha256",
                schema: "Catalogue",
                table: "ProductImports",
                column: "Sha256")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ProductImports_Status_RequestedAt",
                schema: "Catalogue",
                table: "ProductImports",
                columns: new[] { "Status", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductSearch_Subject",
                schema: "Catalogue",
                table: "ProductSearch",
                column: "Subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProductSearch_Vector",
                schema: "Catalogue",
                table: "ProductSearch",
                column: "Vector")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.CreateIndex(
                name: "IX_Services_CreatedAt_Id",
                schema: "Catalogue",
                table: "Services",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_MerchantId_Status",
                schema: "Catalogue",
                table: "Services",
                columns: new[] { "MerchantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_Status_CreatedAt_Id",
                schema: "Catalogue",
                table: "Services",
                columns: new[] { "Status", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShopPages_MerchantId_Edition",
                schema: "Catalogue",
                table: "ShopPages",
                columns: new[] { "MerchantId", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShopPages_published",
                schema: "Catalogue",
                table: "ShopPages",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_StockAlerts_MerchantId_RaisedAt_Id",
                schema: "Catalogue",
                table: "StockAlerts",
                columns: new[] { "MerchantId", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StockAlerts_Status_RaisedAt",
                schema: "Catalogue",
                table: "StockAlerts",
                columns: new[] { "Status", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockAlerts_VariantId",
                schema: "Catalogue",
                table: "StockAlerts",
                column: "VariantId",
                unique: true,
                filter: "\"Status\" <> 'Cleared'");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ProductId_Number",
                schema: "Catalogue",
                table: "Submissions",
                columns: new[] { "ProductId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_MerchantId_ReportedAt",
                schema: "Catalogue",
                table: "Takedowns",
                columns: new[] { "MerchantId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_Number",
                schema: "Catalogue",
                table: "Takedowns",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_ProductId",
                schema: "Catalogue",
                table: "Takedowns",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_ReportedAt_Id",
                schema: "Catalogue",
                table: "Takedowns",
                columns: new[] { "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_ReporterId_ProductId",
                schema: "Catalogue",
                table: "Takedowns",
                columns: new[] { "ReporterId", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Takedowns_Status_DueAt_Id",
                schema: "Catalogue",
                table: "Takedowns",
                columns: new[] { "Status", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TermLists_Edition",
                schema: "Catalogue",
                table: "TermLists",
                column: "Edition",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TermLists_Published",
                schema: "Catalogue",
                table: "TermLists",
                column: "Status",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_TestReports_DocumentId",
                schema: "Catalogue",
                table: "TestReports",
                column: "DocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdPlacements",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "AdSlotDays",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "AdSlots",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "BrandAuthorisations",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "CampaignChanges",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "CampaignCreatives",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "CampaignProducts",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Campaigns",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Categories",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Images",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "person_keys",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "PriceRules",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "PriceRuleUses",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "ProductImportProblems",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "ProductImports",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "ProductSearch",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Services",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "ShopPages",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "StockAlerts",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "StockThresholds",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Submissions",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Takedowns",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "TermLists",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "TestReports",
                schema: "Catalogue");

            migrationBuilder.DropTable(
                name: "Brands",
                schema: "Catalogue");

            migrationBuilder.DropIndex(
                name: "IX_Products_MerchantId_BrandKey",
                schema: "Catalogue",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "Turns",
                schema: "Catalogue",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "SecuredAt",
                schema: "Catalogue",
                table: "Reservations");

            migrationBuilder.DropColumn(
                name: "PriceRuleId",
                schema: "Catalogue",
                table: "ReservationLines");

            migrationBuilder.DropColumn(
                name: "UnitPrice",
                schema: "Catalogue",
                table: "ReservationLines");

            migrationBuilder.DropColumn(
                name: "AfterSales",
                schema: "Catalogue",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "Attributes",
                schema: "Catalogue",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "BrandKey",
                schema: "Catalogue",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "SubmissionCount",
                schema: "Catalogue",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "Usage",
                schema: "Catalogue",
                table: "Products");
        }
    }
}
