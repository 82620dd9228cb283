using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orders.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class AfterSales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeliveredAt",
                table: "Shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupReference",
                table: "Payments",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeCount",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveryCarrier",
                table: "Orders",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveryMethod",
                table: "Orders",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveryMethodName",
                table: "Orders",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldSince",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Orders",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "OpenAfterSales",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "TrackedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Category",
                table: "Lines",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ClaimedQuantity",
                table: "Lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "PriceRuleId",
                table: "Lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ServiceId",
                table: "Lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UndiscountedPriceAmount",
                table: "Lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AfterSaleCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WayBackPayer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnCarrier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReturnTrackingNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacementCarrier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReplacementTrackingNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Replacement = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsArbitrated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterSaleCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AfterSaleCases_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AfterSalePolicies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReturnDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ExchangeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    RepairDays = table.Column<int>(type: "INTEGER", nullable: false),
                    WayBackPayer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RepairProcedure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ComplaintProcedure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Conditions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterSalePolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_Assignments_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Breaches",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Breaches", x => new { x.OrderId, x.Step });
                    table.ForeignKey(
                        name: "FK_Breaches_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MethodBefore = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    MethodAfter = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    AddressAfter_Phone = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddressAfter_Recipient = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddressAfter_Region = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AddressAfter_Street = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddressBefore_Phone = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddressBefore_Recipient = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddressBefore_Region = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AddressBefore_Street = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => new { x.OrderId, x.Number });
                    table.ForeignKey(
                        name: "FK_Changes_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryMethods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DaysAtMost = table.Column<int>(type: "INTEGER", nullable: true),
                    IsOffered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryMethods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Disputes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HeldAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disputes_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProviderStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RowCount = table.Column<int>(type: "INTEGER", nullable: false),
                    MatchedCount = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Specification = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GoodsStars = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceStars = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveryStars = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FollowUp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FollowedUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.CheckConstraint("CK_Reviews_Stars", "\"GoodsStars\" BETWEEN 1 AND 5 AND \"ServiceStars\" BETWEEN 1 AND 5 AND \"DeliveryStars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_Reviews_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ScheduledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceOrders_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    MerchantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tickets_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrackingEvents",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShipmentNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrackingEvents", x => new { x.OrderId, x.ShipmentNumber, x.EventId });
                    table.ForeignKey(
                        name: "FK_TrackingEvents_Shipments_OrderId_ShipmentNumber",
                        columns: x => new { x.OrderId, x.ShipmentNumber },
                        principalTable: "Shipments",
                        principalColumns: new[] { "OrderId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AfterSaleLines",
                columns: table => new
                {
                    AfterSaleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VariantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedQuantity = table.Column<int>(type: "INTEGER", nullable: false),
                    DamagedQuantity = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterSaleLines", x => new { x.AfterSaleId, x.Number });
                    table.CheckConstraint("CK_AfterSaleLines_Received", "\"DamagedQuantity\" >= 0 AND \"ReceivedQuantity\" >= \"DamagedQuantity\" AND \"ReceivedQuantity\" <= \"Quantity\"");
                    table.ForeignKey(
                        name: "FK_AfterSaleLines_AfterSaleCases_AfterSaleId",
                        column: x => x.AfterSaleId,
                        principalTable: "AfterSaleCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderChangeLine",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<int>(type: "INTEGER", nullable: false),
                    After = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderChangeLine", x => new { x.OrderId, x.ChangeNumber, x.Number });
                    table.ForeignKey(
                        name: "FK_OrderChangeLine_Changes_OrderId_ChangeNumber",
                        columns: x => new { x.OrderId, x.ChangeNumber },
                        principalTable: "Changes",
                        principalColumns: new[] { "OrderId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProviderStatementRows",
                columns: table => new
                {
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderStatementRows", x => new { x.StatementId, x.Reference });
                    table.ForeignKey(
                        name: "FK_ProviderStatementRows_ProviderStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "ProviderStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReconciliationExceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BookedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BookedCurrency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StatedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    StatedCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconciliationExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReconciliationExceptions_ProviderStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "ProviderStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_TrackingNumber_Carrier",
                table: "Shipments",
                columns: new[] { "TrackingNumber", "Carrier" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Provider_GroupReference",
                table: "Payments",
                columns: new[] { "Provider", "GroupReference" },
                filter: "\"GroupReference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_DueAt_Id",
                table: "Orders",
                columns: new[] { "DueAt", "Id" },
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_GroupId",
                table: "Orders",
                column: "GroupId",
                filter: "\"GroupId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Lines_ProductId",
                table: "Lines",
                column: "ProductId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"ClaimedQuantity\" >= 0 AND \"RefundedQuantity\" + \"ClaimedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_AppliedAt_Id",
                table: "AfterSaleCases",
                columns: new[] { "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_BuyerId_AppliedAt_Id",
                table: "AfterSaleCases",
                columns: new[] { "BuyerId", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_DueAt_Id",
                table: "AfterSaleCases",
                columns: new[] { "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_MerchantId_AppliedAt_Id",
                table: "AfterSaleCases",
                columns: new[] { "MerchantId", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_OrderId",
                table: "AfterSaleCases",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_RefundId",
                table: "AfterSaleCases",
                column: "RefundId");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSaleCases_Status_DueAt",
                table: "AfterSaleCases",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_CreatedAt_Id",
                table: "AfterSalePolicies",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_Edition",
                table: "AfterSalePolicies",
                columns: new[] { "MerchantId", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_InForce",
                table: "AfterSalePolicies",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_PlatformEdition",
                table: "AfterSalePolicies",
                column: "Edition",
                unique: true,
                filter: "\"MerchantId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AfterSalePolicies_PlatformInForce",
                table: "AfterSalePolicies",
                column: "Status",
                unique: true,
                filter: "\"MerchantId\" IS NULL AND \"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_AssigneeId",
                table: "Assignments",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEntries_CaseId_At_Id",
                table: "CaseEntries",
                columns: new[] { "CaseId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEntries_OrderId",
                table: "CaseEntries",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryMethods_MerchantId_Code",
                table: "DeliveryMethods",
                columns: new[] { "MerchantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_BuyerId_OpenedAt_Id",
                table: "Disputes",
                columns: new[] { "BuyerId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_MerchantId_OpenedAt_Id",
                table: "Disputes",
                columns: new[] { "MerchantId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_Open",
                table: "Disputes",
                column: "OrderId",
                unique: true,
                filter: "\"Status\" <> 'Decided'");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_OpenedAt_Id",
                table: "Disputes",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_Status_DueAt",
                table: "Disputes",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderGroups_BuyerId_PlacedAt_Id",
                table: "OrderGroups",
                columns: new[] { "BuyerId", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderGroups_Number",
                table: "OrderGroups",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatementRows_StatementId_Line",
                table: "ProviderStatementRows",
                columns: new[] { "StatementId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatements_ImportedAt_Id",
                table: "ProviderStatements",
                columns: new[] { "ImportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderStatements_Status_ImportedAt_Id",
                table: "ProviderStatements",
                columns: new[] { "Status", "ImportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_FoundAt_Id",
                table: "ReconciliationExceptions",
                columns: new[] { "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_StatementId_Reference",
                table: "ReconciliationExceptions",
                columns: new[] { "StatementId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationExceptions_Status_FoundAt_Id",
                table: "ReconciliationExceptions",
                columns: new[] { "Status", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_GivenAt_Id",
                table: "Reviews",
                columns: new[] { "GivenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_MerchantId_GivenAt_Id",
                table: "Reviews",
                columns: new[] { "MerchantId", "GivenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_OrderId_LineNumber",
                table: "Reviews",
                columns: new[] { "OrderId", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ProductId_Status_GivenAt_Id_GoodsStars_ServiceStars_DeliveryStars",
                table: "Reviews",
                columns: new[] { "ProductId", "Status", "GivenAt", "Id", "GoodsStars", "ServiceStars", "DeliveryStars" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_AssigneeId_ConfirmedAt",
                table: "ServiceOrders",
                columns: new[] { "AssigneeId", "ConfirmedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_ConfirmedAt_Id",
                table: "ServiceOrders",
                columns: new[] { "ConfirmedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrders_OrderId",
                table: "ServiceOrders",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_BuyerId_OpenedAt_Id",
                table: "Tickets",
                columns: new[] { "BuyerId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_MerchantId_OpenedAt_Id",
                table: "Tickets",
                columns: new[] { "MerchantId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OpenedAt_Id",
                table: "Tickets",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OrderId",
                table: "Tickets",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Status_DueAt",
                table: "Tickets",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_OrderGroups_GroupId",
                table: "Orders",
                column: "GroupId",
                principalTable: "OrderGroups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Orders_OrderGroups_GroupId",
                table: "Orders");

            migrationBuilder.DropTable(
                name: "AfterSaleLines");

            migrationBuilder.DropTable(
                name: "AfterSalePolicies");

            migrationBuilder.DropTable(
                name: "Assignments");

            migrationBuilder.DropTable(
                name: "Breaches");

            migrationBuilder.DropTable(
                name: "CaseEntries");

            migrationBuilder.DropTable(
                name: "DeliveryMethods");

            migrationBuilder.DropTable(
                name: "Disputes");

            migrationBuilder.DropTable(
                name: "OrderChangeLine");

            migrationBuilder.DropTable(
                name: "OrderGroups");

            migrationBuilder.DropTable(
                name: "ProviderStatementRows");

            migrationBuilder.DropTable(
                name: "ReconciliationExceptions");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "ServiceOrders");

            migrationBuilder.DropTable(
                name: "Tickets");

            migrationBuilder.DropTable(
                name: "TrackingEvents");

            migrationBuilder.DropTable(
                name: "AfterSaleCases");

            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "ProviderStatements");

            migrationBuilder.DropIndex(
                name: "IX_Shipments_TrackingNumber_Carrier",
                table: "Shipments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Provider_GroupReference",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_DueAt_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_GroupId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Lines_ProductId",
                table: "Lines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "DeliveredAt",
                table: "Shipments");

            migrationBuilder.DropColumn(
                name: "GroupReference",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "ChangeCount",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryCarrier",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryMethod",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DeliveryMethodName",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "OpenAfterSales",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "TrackedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Category",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "ClaimedQuantity",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "PriceRuleId",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "ServiceId",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "UndiscountedPriceAmount",
                table: "Lines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Lines_Refunds",
                table: "Lines",
                sql: "\"RefundedAmount\" <= \"TotalAmount\" AND \"RefundedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\"");
        }
    }
}
