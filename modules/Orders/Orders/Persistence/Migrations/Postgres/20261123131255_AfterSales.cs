using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Orders.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class AfterSales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeliveredAt",
                schema: "Orders",
                table: "Shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupReference",
                schema: "Orders",
                table: "Payments",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "ChangeCount",
                schema: "Orders",
                table: "Orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                schema: "Orders",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveryCarrier",
                schema: "Orders",
                table: "Orders",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DeliveryMethod",
                schema: "Orders",
                table: "Orders",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DeliveryMethodName",
                schema: "Orders",
                table: "Orders",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                schema: "Orders",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                schema: "Orders",
                table: "Orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldSince",
                schema: "Orders",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                schema: "Orders",
                table: "Orders",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "OpenAfterSales",
                schema: "Orders",
                table: "Orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "TrackedAt",
                schema: "Orders",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Category",
                schema: "Orders",
                table: "Lines",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "ClaimedQuantity",
                schema: "Orders",
                table: "Lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "PriceRuleId",
                schema: "Orders",
                table: "Lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ServiceId",
                schema: "Orders",
                table: "Lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UndiscountedPriceAmount",
                schema: "Orders",
                table: "Lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AfterSaleCases",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    WayBackPayer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnCarrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ReturnTrackingNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RefundId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReplacementCarrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ReplacementTrackingNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Replacement = table.Column<Guid>(type: "uuid", nullable: true),
                    IsArbitrated = table.Column<bool>(type: "boolean", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterSaleCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AfterSaleCases_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AfterSalePolicies",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnDays = table.Column<int>(type: "integer", nullable: false),
                    ExchangeDays = table.Column<int>(type: "integer", nullable: false),
                    RepairDays = table.Column<int>(type: "integer", nullable: false),
                    WayBackPayer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RepairProcedure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    ComplaintProcedure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Conditions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
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
                    table.PrimaryKey("PK_AfterSalePolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                schema: "Orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_Assignments_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Breaches",
                schema: "Orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Breaches", x => new { x.OrderId, x.Step });
                    table.ForeignKey(
                        name: "FK_Breaches_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseEntries",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                schema: "Orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    MethodBefore = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    MethodAfter = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    AddressAfter_Phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddressAfter_Recipient = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddressAfter_Region = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AddressAfter_Street = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddressBefore_Phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddressBefore_Recipient = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddressBefore_Region = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AddressBefore_Street = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => new { x.OrderId, x.Number });
                    table.ForeignKey(
                        name: "FK_Changes_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryMethods",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    Carrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    DaysAtMost = table.Column<int>(type: "integer", nullable: true),
                    IsOffered = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryMethods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Disputes",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HeldAmount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RefundId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disputes_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderGroups",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProviderStatements",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RowCount = table.Column<int>(type: "integer", nullable: false),
                    MatchedCount = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineNumber = table.Column<int>(type: "integer", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Specification = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    GoodsStars = table.Column<int>(type: "integer", nullable: false),
                    ServiceStars = table.Column<int>(type: "integer", nullable: false),
                    DeliveryStars = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FollowUp = table.Column<byte[]>(type: "bytea", nullable: false),
                    FollowedUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.CheckConstraint("CK_Reviews_Stars", "\"GoodsStars\" BETWEEN 1 AND 5 AND \"ServiceStars\" BETWEEN 1 AND 5 AND \"DeliveryStars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_Reviews_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceOrders",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ScheduledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceOrders_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tickets",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tickets_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "Orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrackingEvents",
                schema: "Orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShipmentNumber = table.Column<int>(type: "integer", nullable: false),
                    EventId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrackingEvents", x => new { x.OrderId, x.ShipmentNumber, x.EventId });
                    table.ForeignKey(
                        name: "FK_TrackingEvents_Shipments_OrderId_ShipmentNumber",
                        columns: x => new { x.OrderId, x.ShipmentNumber },
                        principalSchema: "Orders",
                        principalTable: "Shipments",
                        principalColumns: new[] { "OrderId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AfterSaleLines",
                schema: "Orders",
                columns: table => new
                {
                    AfterSaleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    VariantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    AskedAmount = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedQuantity = table.Column<int>(type: "integer", nullable: false),
                    DamagedQuantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterSaleLines", x => new { x.AfterSaleId, x.Number });
                    table.CheckConstraint("CK_AfterSaleLines_Received", "\"DamagedQuantity\" >= 0 AND \"ReceivedQuantity\" >= \"DamagedQuantity\" AND \"ReceivedQuantity\" <= \"Quantity\"");
                    table.ForeignKey(
                        name: "FK_AfterSaleLines_AfterSaleCases_AfterSaleId",
                        column: x => x.AfterSaleId,
                        principalSchema: "Orders",
                        principalTable: "AfterSaleCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderChangeLine",
                schema: "Orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangeNumber = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderChangeLine", x => new { x.OrderId, x.ChangeNumber, x.Number });
                    table.ForeignKey(
                        name: "FK_OrderChangeLine_Changes_OrderId_ChangeNumber",
                        columns: x => new { x.OrderId, x.ChangeNumber },
                        principalSchema: "Orders",
                        principalTable: "Changes",
                        principalColumns: new[] { "OrderId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProviderStatementRows",
                schema: "Orders",
                columns: table => new
                {
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderStatementRows", x => new { x.StatementId, x.Reference });
                    table.ForeignKey(
                        name: "FK_ProviderStatementRows_ProviderStatements_StatementId",
                        column: x => x.StatementId,
                        principalSchema: "Orders",
                        principalTable: "ProviderStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReconciliationExceptions",
                schema: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Problem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: true),
                    BookedAmount = table.Column<long>(type: "bigint", nullable: true),
                    BookedCurrency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    StatedAmount = table.Column<long>(type: "bigint", nullable: true),
                    StatedCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true),
                    Resolution = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ResolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconciliationExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReconciliationExceptions_ProviderStatements_StatementId",
                        column: x => x.StatementId,
                        principalSchema: "Orders",
                        principalTable: "ProviderStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_TrackingNumber_Carrier",
                schema: "Orders",
                table: "Shipments",
                columns: new[] { "TrackingNumber", "Carrier" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Provider_GroupReference",
                schema: "Orders",
                table: "Payments",
                columns: new[] { "Provider", "GroupReference" },
                filter: "\"GroupReference\" IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_DueAt_Id",
                schema: "Orders",
                table: "Orders",
                columns: new[] { "DueAt", "Id" },
                filter: "\"DueAt\" IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_GroupId",
                schema: "Orders",
                table: "Orders",
                column: "GroupId",
                filter: "\"GroupId\" IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Lines_ProductId",
                schema: "Orders",
                table: "Lines",
                column: "ProductId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"ClaimedQuantity\" >= 0 AND \"RefundedQuantity\" + \"ClaimedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_AppliedAt_Id",
                schema: "Orders",
                table: "AfterSaleCases",
                columns: new[] { "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_BuyerId_AppliedAt_Id",
                schema: "Orders",
                table: "AfterSaleCases",
                columns: new[] { "BuyerId", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_DueAt_Id",
                schema: "Orders",
                table: "AfterSaleCases",
                columns: new[] { "DueAt", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_MerchantId_AppliedAt_Id",
                schema: "Orders",
                table: "AfterSaleCases",
                columns: new[] { "MerchantId", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_OrderId",
                schema: "Orders",
                table: "AfterSaleCases",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_RefundId",
                schema: "Orders",
                table: "AfterSaleCases",
                column: "RefundId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_Status_DueAt",
                schema: "Orders",
                table: "AfterSaleCases",
                columns: new[] { "Status", "DueAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_CreatedAt_Id",
                schema: "Orders",
                table: "AfterSalePolicies",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_Edition",
                schema: "Orders",
                table: "AfterSalePolicies",
                columns: new[] { "MerchantId", "Edition" },
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_InForce",
                schema: "Orders",
                table: "AfterSalePolicies",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" = 'Published'")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_PlatformEdition",
                schema: "Orders",
                table: "AfterSalePolicies",
                column: "Edition",
                unique: true,
                filter: "\"MerchantId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_PlatformInForce",
                schema: "Orders",
                table: "AfterSalePolicies",
                column: "Status",
                unique: true,
                filter: "\"MerchantId\" IS NULL AND \"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_AssigneeId",
                schema: "Orders",
                table: "Assignments",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEntries_CaseId_At_Id",
                schema: "Orders",
                table: "CaseEntries",
                columns: new[] { "CaseId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEntries_OrderId",
                schema: "Orders",
                table: "CaseEntries",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryMethods_MerchantId_Code",
                schema: "Orders",
                table: "DeliveryMethods",
                columns: new[] { "MerchantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_BuyerId_OpenedAt_Id",
                schema: "Orders",
                table: "Disputes",
                columns: new[] { "BuyerId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_MerchantId_OpenedAt_Id",
                schema: "Orders",
                table: "Disputes",
                columns: new[] { "MerchantId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_Open",
                schema: "Orders",
                table: "Disputes",
                column: "OrderId",
                unique: true,
                filter: "\"Status\" <> 'Decided'");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_OpenedAt_Id",
                schema: "Orders",
                table: "Disputes",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_Status_DueAt",
                schema: "Orders",
                table: "Disputes",
                columns: new[] { "Status", "DueAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_OrderGroups_BuyerId_PlacedAt_Id",
                schema: "Orders",
                table: "OrderGroups",
                columns: new[] { "BuyerId", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderGroups_Number",
                schema: "Orders",
                table: "OrderGroups",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatementRows_StatementId_Line",
                schema: "Orders",
                table: "ProviderStatementRows",
                columns: new[] { "StatementId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatements_ImportedAt_Id",
                schema: "Orders",
                table: "ProviderStatements",
                columns: new[] { "ImportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatements_Status_ImportedAt_Id",
                schema: "Orders",
                table: "ProviderStatements",
                columns: new[] { "Status", "ImportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_FoundAt_Id",
                schema: "Orders",
                table: "ReconciliationExceptions",
                columns: new[] { "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_StatementId_Reference",
                schema: "Orders",
                table: "ReconciliationExceptions",
                columns: new[] { "StatementId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_Status_FoundAt_Id",
                schema: "Orders",
                table: "ReconciliationExceptions",
                columns: new[] { "Status", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_GivenAt_Id",
                schema: "Orders",
                table: "Reviews",
                columns: new[] { "GivenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_MerchantId_GivenAt_Id",
                schema: "Orders",
                table: "Reviews",
                columns: new[] { "MerchantId", "GivenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_OrderId_LineNumber",
                schema: "Orders",
                table: "Reviews",
                columns: new[] { "OrderId", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ProductId_Status_GivenAt_Id_GoodsStars_ServiceStars~",
                schema: "Orders",
                table: "Reviews",
                columns: new[] { "ProductId", "Status", "GivenAt", "Id", "GoodsStars", "ServiceStars", "DeliveryStars" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_AssigneeId_ConfirmedAt",
                schema: "Orders",
                table: "ServiceOrders",
                columns: new[] { "AssigneeId", "ConfirmedAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_ConfirmedAt_Id",
                schema: "Orders",
                table: "ServiceOrders",
                columns: new[] { "ConfirmedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_OrderId",
                schema: "Orders",
                table: "ServiceOrders",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_BuyerId_OpenedAt_Id",
                schema: "Orders",
                table: "Tickets",
                columns: new[] { "BuyerId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_MerchantId_OpenedAt_Id",
                schema: "Orders",
                table: "Tickets",
                columns: new[] { "MerchantId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OpenedAt_Id",
                schema: "Orders",
                table: "Tickets",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OrderId",
                schema: "Orders",
                table: "Tickets",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Status_DueAt",
                schema: "Orders",
                table: "Tickets",
                columns: new[] { "Status", "DueAt" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_OrderGroups_GroupId",
                schema: "Orders",
                table: "Orders",
                column: "GroupId",
                principalSchema: "Orders",
                principalTable: "OrderGroups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Orders_OrderGroups_GroupId",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropTable(
                name: "AfterSaleLines",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "AfterSalePolicies",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Assignments",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Breaches",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "CaseEntries",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "DeliveryMethods",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Disputes",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "OrderChangeLine",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "OrderGroups",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "ProviderStatementRows",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "ReconciliationExceptions",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Reviews",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "ServiceOrders",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Tickets",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "TrackingEvents",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "AfterSaleCases",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "Changes",
                schema: "Orders");

            migrationBuilder.DropTable(
                name: "ProviderStatements",
                schema: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Shipments_TrackingNumber_Carrier",
                schema: "Orders",
                table: "Shipments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Provider_GroupReference",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_DueAt_Id",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_GroupId",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Lines_ProductId",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "DeliveredAt",
                schema: "Orders",
                table: "Shipments");

            migrationBuilder.DropColumn(
                name: "GroupReference",
                schema: "Orders",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "ChangeCount",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryCarrier",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryMethod",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryMethodName",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DueAt",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "GroupId",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Kind",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "OpenAfterSales",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "TrackedAt",
                schema: "Orders",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Category",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "ClaimedQuantity",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "PriceRuleId",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "ServiceId",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "UndiscountedPriceAmount",
                schema: "Orders",
                table: "Lines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                schema: "Orders",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");
        }
    }
}
