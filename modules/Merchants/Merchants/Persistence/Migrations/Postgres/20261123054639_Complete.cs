using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Merchants.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class Complete : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Accuracy_Note",
                schema: "Merchants",
                table: "Review",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "Accuracy_Passed",
                schema: "Merchants",
                table: "Review",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Completeness_Note",
                schema: "Merchants",
                table: "Review",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "Completeness_Passed",
                schema: "Merchants",
                table: "Review",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Compliance_Note",
                schema: "Merchants",
                table: "Review",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "Compliance_Passed",
                schema: "Merchants",
                table: "Review",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Turnaround",
                schema: "Merchants",
                table: "Review",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DecisionCount",
                schema: "Merchants",
                table: "Merchants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PapersExpiredOn",
                schema: "Merchants",
                table: "Merchants",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Paused",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "StandardNumber",
                schema: "Merchants",
                table: "DocumentVersions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "AssignedAt",
                schema: "Merchants",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                schema: "Merchants",
                table: "Documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AssignmentCount",
                schema: "Merchants",
                table: "Documents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ClarificationCount",
                schema: "Merchants",
                table: "Documents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ExpiryNotice",
                schema: "Merchants",
                table: "Documents",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                schema: "Merchants",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedDueAt",
                schema: "Merchants",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemainingTime",
                schema: "Merchants",
                table: "Documents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UploadingSince",
                schema: "Merchants",
                table: "Documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CheckCount",
                schema: "Merchants",
                table: "Applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "EntryCriteriaEdition",
                schema: "Merchants",
                table: "Applications",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EntryCriteriaId",
                schema: "Merchants",
                table: "Applications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenSupplements",
                schema: "Merchants",
                table: "Applications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ArchiveBackups",
                schema: "Merchants",
                columns: table => new
                {
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveBackups", x => x.At);
                });

            migrationBuilder.CreateTable(
                name: "ArchiveRecords",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    RetainUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ArchivedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ArchivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveRecords", x => x.DocumentId);
                    table.ForeignKey(
                        name: "FK_ArchiveRecords_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BuyerRatings",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OrderLine = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuyerRatings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Closures",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Closures_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Disputes",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    RaisedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Grounds = table.Column<byte[]>(type: "bytea", nullable: false),
                    Proposal = table.Column<byte[]>(type: "bytea", nullable: false),
                    MediatorId = table.Column<Guid>(type: "uuid", nullable: true),
                    MediatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    OutcomeWords = table.Column<byte[]>(type: "bytea", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disputes_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentFaults",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentFaults", x => new { x.DocumentId, x.VersionNumber, x.Source, x.SourceId });
                    table.ForeignKey(
                        name: "FK_DocumentFaults_DocumentVersions_DocumentId_VersionNumber",
                        columns: x => new { x.DocumentId, x.VersionNumber },
                        principalSchema: "Merchants",
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentReports",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CredentialType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    ReporterId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    IsUpheld = table.Column<bool>(type: "boolean", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DocumentRequests",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false, collation: "C"),
                    Department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemCount = table.Column<int>(type: "integer", nullable: false),
                    EnteredCount = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentRequests_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "Merchants",
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ElementValue",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ElementValue", x => new { x.DocumentId, x.Number, x.Code });
                    table.ForeignKey(
                        name: "FK_ElementValue_DocumentVersions_DocumentId_Number",
                        columns: x => new { x.DocumentId, x.Number },
                        principalSchema: "Merchants",
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EntryCriteria",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
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
                    table.PrimaryKey("PK_EntryCriteria", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Criterion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "Merchants",
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Exits",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    SanctionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    BegunById = table.Column<Guid>(type: "uuid", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StopsOrdersAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PapersKeptUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exits_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImprovementPlans",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ProgressCount = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImprovementPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImprovementPlans_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KpiTemplates",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
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
                    table.PrimaryKey("PK_KpiTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Measurements",
                schema: "Merchants",
                columns: table => new
                {
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Period = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    Numerator = table.Column<long>(type: "bigint", nullable: false),
                    Denominator = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measurements", x => new { x.MerchantId, x.Period, x.Measure });
                });

            migrationBuilder.CreateTable(
                name: "PaperAccesses",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DataUse = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    DataUseVersion = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperAccesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlatformFindings",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ExternalId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    VersionNumber = table.Column<int>(type: "integer", nullable: true),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RectifiedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReportingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Reports = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    Rectification = table.Column<byte[]>(type: "bytea", nullable: false),
                    Report = table.Column<byte[]>(type: "bytea", nullable: false),
                    Failure = table.Column<byte[]>(type: "bytea", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlatformFindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlatformFindings_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlatformPlace",
                schema: "Merchants",
                columns: table => new
                {
                    Target = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    List = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlatformPlace", x => new { x.Target, x.List });
                });

            migrationBuilder.CreateTable(
                name: "PlatformUploads",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExternalRef = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    Replaces = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<byte[]>(type: "bytea", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlatformUploads", x => new { x.DocumentId, x.Number });
                    table.ForeignKey(
                        name: "FK_PlatformUploads_DocumentVersions_DocumentId_Number",
                        columns: x => new { x.DocumentId, x.Number },
                        principalSchema: "Merchants",
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewAssignments",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewAssignments", x => new { x.DocumentId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ReviewAssignments_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewBreaches",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewBreaches", x => new { x.DocumentId, x.VersionNumber, x.Stage });
                    table.ForeignKey(
                        name: "FK_ReviewBreaches_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewTeams",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    Group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MemberCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewTeams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RuleChanges",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ExternalId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamMask = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RuleExceptions",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Detail = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleExceptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sanctions",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Clause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ProposerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HearingUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Statement = table.Column<byte[]>(type: "bytea", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApproverId = table.Column<Guid>(type: "uuid", nullable: true),
                    EffectiveFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HasSuspended = table.Column<bool>(type: "boolean", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sanctions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sanctions_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Supplements",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    Missing = table.Column<byte[]>(type: "bytea", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PartCount = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Supplements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Supplements_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "Merchants",
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Supplements_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tickets",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MessageCount = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tickets_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UploadCheckAnswer",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UploadCheckAnswer", x => new { x.DocumentId, x.Number, x.Code });
                    table.ForeignKey(
                        name: "FK_UploadCheckAnswer_DocumentVersions_DocumentId_Number",
                        columns: x => new { x.DocumentId, x.Number },
                        principalSchema: "Merchants",
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Verifications",
                schema: "Merchants",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verifications", x => new { x.ApplicationId, x.Number });
                    table.ForeignKey(
                        name: "FK_Verifications_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "Merchants",
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectionTasks",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: true),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    SourceName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    ResponsibleId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PaperCount = table.Column<int>(type: "integer", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    RemindedStage = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    StepCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectionTasks_DocumentRequests_RequestId",
                        column: x => x.RequestId,
                        principalSchema: "Merchants",
                        principalTable: "DocumentRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Criteria",
                schema: "Merchants",
                columns: table => new
                {
                    CriteriaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    NameEnglish = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    PaperType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Criteria", x => new { x.CriteriaId, x.Number });
                    table.ForeignKey(
                        name: "FK_Criteria_EntryCriteria_CriteriaId",
                        column: x => x.CriteriaId,
                        principalSchema: "Merchants",
                        principalTable: "EntryCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExitSteps",
                schema: "Merchants",
                columns: table => new
                {
                    ExitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExitSteps", x => new { x.ExitId, x.Step });
                    table.ForeignKey(
                        name: "FK_ExitSteps_Exits_ExitId",
                        column: x => x.ExitId,
                        principalSchema: "Merchants",
                        principalTable: "Exits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImprovementGoals",
                schema: "Merchants",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Goal = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImprovementGoals", x => new { x.PlanId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImprovementGoals_ImprovementPlans_PlanId",
                        column: x => x.PlanId,
                        principalSchema: "Merchants",
                        principalTable: "ImprovementPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImprovementProgress",
                schema: "Merchants",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Goal = table.Column<int>(type: "integer", nullable: true),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImprovementProgress", x => new { x.PlanId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ImprovementProgress_ImprovementPlans_PlanId",
                        column: x => x.PlanId,
                        principalSchema: "Merchants",
                        principalTable: "ImprovementPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KpiComponents",
                schema: "Merchants",
                columns: table => new
                {
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Measure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    Floor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiComponents", x => new { x.TemplateId, x.Number });
                    table.ForeignKey(
                        name: "FK_KpiComponents_KpiTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalSchema: "Merchants",
                        principalTable: "KpiTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scores",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MerchantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: false),
                    TemplateEdition = table.Column<int>(type: "integer", nullable: false),
                    AssessedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: true),
                    Computed = table.Column<int>(type: "integer", nullable: true),
                    CorrectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scores_KpiTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalSchema: "Merchants",
                        principalTable: "KpiTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scores_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalSchema: "Merchants",
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Clarifications",
                schema: "Merchants",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Question = table.Column<byte[]>(type: "bytea", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    IsAnswered = table.Column<bool>(type: "boolean", nullable: false),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clarifications", x => new { x.DocumentId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_Clarifications_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "Merchants",
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Clarifications_ReviewTeams_TeamId",
                        column: x => x.TeamId,
                        principalSchema: "Merchants",
                        principalTable: "ReviewTeams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewTeamMembers",
                schema: "Merchants",
                columns: table => new
                {
                    TeamId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewTeamMembers", x => new { x.TeamId, x.UserId });
                    table.ForeignKey(
                        name: "FK_ReviewTeamMembers_ReviewTeams_TeamId",
                        column: x => x.TeamId,
                        principalSchema: "Merchants",
                        principalTable: "ReviewTeams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperStandards",
                schema: "Merchants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    RuleChangeId = table.Column<Guid>(type: "uuid", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    LastWriterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rewrites = table.Column<int>(type: "integer", nullable: false),
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
                    table.PrimaryKey("PK_PaperStandards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperStandards_RuleChanges_RuleChangeId",
                        column: x => x.RuleChangeId,
                        principalSchema: "Merchants",
                        principalTable: "RuleChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleChangeReceipts",
                schema: "Merchants",
                columns: table => new
                {
                    RuleChangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleChangeReceipts", x => new { x.RuleChangeId, x.UserId });
                    table.ForeignKey(
                        name: "FK_RuleChangeReceipts_RuleChanges_RuleChangeId",
                        column: x => x.RuleChangeId,
                        principalSchema: "Merchants",
                        principalTable: "RuleChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuppliedParts",
                schema: "Merchants",
                columns: table => new
                {
                    SupplementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    FileName = table.Column<byte[]>(type: "bytea", nullable: false),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Length = table.Column<long>(type: "bigint", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    SuppliedById = table.Column<Guid>(type: "uuid", nullable: false),
                    SuppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuppliedParts", x => new { x.SupplementId, x.Number });
                    table.ForeignKey(
                        name: "FK_SuppliedParts_Supplements_SupplementId",
                        column: x => x.SupplementId,
                        principalSchema: "Merchants",
                        principalTable: "Supplements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GuidanceMessages",
                schema: "Merchants",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    IsAnswer = table.Column<bool>(type: "boolean", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuidanceMessages", x => new { x.TicketId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_GuidanceMessages_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalSchema: "Merchants",
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectedPapers",
                schema: "Merchants",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<byte[]>(type: "bytea", nullable: false),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PixelWidth = table.Column<int>(type: "integer", nullable: true),
                    PixelHeight = table.Column<int>(type: "integer", nullable: true),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    CollectedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CollectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReturnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ReturnText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectedPapers", x => new { x.TaskId, x.Number });
                    table.ForeignKey(
                        name: "FK_CollectedPapers_CollectionTasks_TaskId",
                        column: x => x.TaskId,
                        principalSchema: "Merchants",
                        principalTable: "CollectionTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScoreComponents",
                schema: "Merchants",
                columns: table => new
                {
                    ScoreId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Measure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    Floor = table.Column<long>(type: "bigint", nullable: false),
                    Numerator = table.Column<long>(type: "bigint", nullable: false),
                    Denominator = table.Column<long>(type: "bigint", nullable: false),
                    Actual = table.Column<long>(type: "bigint", nullable: true),
                    Norm = table.Column<int>(type: "integer", nullable: true),
                    Points = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreComponents", x => new { x.ScoreId, x.Number });
                    table.ForeignKey(
                        name: "FK_ScoreComponents_Scores_ScoreId",
                        column: x => x.ScoreId,
                        principalSchema: "Merchants",
                        principalTable: "Scores",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperRequirements",
                schema: "Merchants",
                columns: table => new
                {
                    StandardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Formats = table.Column<string>(type: "text", nullable: false),
                    IsMandatory = table.Column<bool>(type: "boolean", nullable: false),
                    Expires = table.Column<bool>(type: "boolean", nullable: false),
                    LongestValidityDays = table.Column<int>(type: "integer", nullable: true),
                    NoticeDays = table.Column<string>(type: "text", nullable: false),
                    Elements = table.Column<string>(type: "text", nullable: false),
                    Checklist = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperRequirements", x => new { x.StandardId, x.Type });
                    table.ForeignKey(
                        name: "FK_PaperRequirements_PaperStandards_StandardId",
                        column: x => x.StandardId,
                        principalSchema: "Merchants",
                        principalTable: "PaperStandards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Review_At",
                schema: "Merchants",
                table: "Review",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_AssigneeId",
                schema: "Merchants",
                table: "Documents",
                column: "AssigneeId",
                filter: "\"AssigneeId\" IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Status_ValidUntil",
                schema: "Merchants",
                table: "Documents",
                columns: new[] { "Status", "ValidUntil" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ArchiveRecords_ArchivedAt_DocumentId",
                schema: "Merchants",
                table: "ArchiveRecords",
                columns: new[] { "ArchivedAt", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_BuyerRatings_At_MerchantId",
                schema: "Merchants",
                table: "BuyerRatings",
                columns: new[] { "At", "MerchantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clarifications_TeamId",
                schema: "Merchants",
                table: "Clarifications",
                column: "TeamId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Closures_MerchantId_From_Id",
                schema: "Merchants",
                table: "Closures",
                columns: new[] { "MerchantId", "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MerchantClosures_Open",
                schema: "Merchants",
                table: "Closures",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" = 'Planned' OR \"Status\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_CollectedPapers_Sha256",
                schema: "Merchants",
                table: "CollectedPapers",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_ApplicationId",
                schema: "Merchants",
                table: "CollectionTasks",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_RequestId_Ordinal",
                schema: "Merchants",
                table: "CollectionTasks",
                columns: new[] { "RequestId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_ResponsibleId_Status",
                schema: "Merchants",
                table: "CollectionTasks",
                columns: new[] { "ResponsibleId", "Status" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_Status_DueAt_Id",
                schema: "Merchants",
                table: "CollectionTasks",
                columns: new[] { "Status", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Criteria_CriteriaId_Code",
                schema: "Merchants",
                table: "Criteria",
                columns: new[] { "CriteriaId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_DocumentId",
                schema: "Merchants",
                table: "Disputes",
                column: "DocumentId",
                unique: true,
                filter: "\"Status\" <> 'Resolved'");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_RaisedAt_Id",
                schema: "Merchants",
                table: "Disputes",
                columns: new[] { "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_Number",
                schema: "Merchants",
                table: "DocumentReports",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_ReportedAt_Id",
                schema: "Merchants",
                table: "DocumentReports",
                columns: new[] { "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_ReporterId_ReportedAt",
                schema: "Merchants",
                table: "DocumentReports",
                columns: new[] { "ReporterId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReports_Status_ReportedAt_Id",
                schema: "Merchants",
                table: "DocumentReports",
                columns: new[] { "Status", "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentRequests_ApplicationId",
                schema: "Merchants",
                table: "DocumentRequests",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentRequests_Number",
                schema: "Merchants",
                table: "DocumentRequests",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentRequests_RequestedAt_Id",
                schema: "Merchants",
                table: "DocumentRequests",
                columns: new[] { "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryCriteria_Edition",
                schema: "Merchants",
                table: "EntryCriteria",
                column: "Edition",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryCriteria_Published",
                schema: "Merchants",
                table: "EntryCriteria",
                column: "Status",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_ApplicationId_At_Id",
                schema: "Merchants",
                table: "Evidence",
                columns: new[] { "ApplicationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Exits_MerchantId_BegunAt_Id",
                schema: "Merchants",
                table: "Exits",
                columns: new[] { "MerchantId", "BegunAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MerchantExits_Running",
                schema: "Merchants",
                table: "Exits",
                column: "MerchantId",
                unique: true,
                filter: "\"Status\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementPlans_MerchantId_CreatedAt_Id",
                schema: "Merchants",
                table: "ImprovementPlans",
                columns: new[] { "MerchantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KpiTemplates_Edition",
                schema: "Merchants",
                table: "KpiTemplates",
                column: "Edition",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MerchantKpiTemplates_Published",
                schema: "Merchants",
                table: "KpiTemplates",
                column: "Status",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_PaperAccesses_SubjectId_At_Id",
                schema: "Merchants",
                table: "PaperAccesses",
                columns: new[] { "SubjectId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperAccesses_UserId",
                schema: "Merchants",
                table: "PaperAccesses",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperStandards_Edition",
                schema: "Merchants",
                table: "PaperStandards",
                column: "Edition",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperStandards_Published",
                schema: "Merchants",
                table: "PaperStandards",
                column: "Status",
                unique: true,
                filter: "\"Status\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_PaperStandards_RuleChangeId",
                schema: "Merchants",
                table: "PaperStandards",
                column: "RuleChangeId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformFindings_DocumentId",
                schema: "Merchants",
                table: "PlatformFindings",
                column: "DocumentId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformFindings_ExternalId",
                schema: "Merchants",
                table: "PlatformFindings",
                column: "ExternalId",
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformFindings_NextTryAt",
                schema: "Merchants",
                table: "PlatformFindings",
                column: "NextTryAt")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformFindings_OwnerId",
                schema: "Merchants",
                table: "PlatformFindings",
                column: "OwnerId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformFindings_RecordedAt_Id",
                schema: "Merchants",
                table: "PlatformFindings",
                columns: new[] { "RecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformUploads_BegunAt_DocumentId",
                schema: "Merchants",
                table: "PlatformUploads",
                columns: new[] { "BegunAt", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_PlatformUploads_NextTryAt",
                schema: "Merchants",
                table: "PlatformUploads",
                column: "NextTryAt")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewAssignments_AssigneeId_At",
                schema: "Merchants",
                table: "ReviewAssignments",
                columns: new[] { "AssigneeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewTeamMembers_UserId",
                schema: "Merchants",
                table: "ReviewTeamMembers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewTeams_Name_Id",
                schema: "Merchants",
                table: "ReviewTeams",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleChangeReceipts_UserId",
                schema: "Merchants",
                table: "RuleChangeReceipts",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_RuleChanges_ExternalId",
                schema: "Merchants",
                table: "RuleChanges",
                column: "ExternalId",
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_RuleChanges_RecordedAt_Id",
                schema: "Merchants",
                table: "RuleChanges",
                columns: new[] { "RecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleExceptions_At_Id",
                schema: "Merchants",
                table: "RuleExceptions",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RuleExceptions_Waived",
                schema: "Merchants",
                table: "RuleExceptions",
                columns: new[] { "ApplicationId", "Detail" },
                unique: true,
                filter: "\"Rule\" = 'EntryCriterionWaived'")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_MerchantId_ProposedAt_Id",
                schema: "Merchants",
                table: "Sanctions",
                columns: new[] { "MerchantId", "ProposedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_Status_HearingUntil_Id",
                schema: "Merchants",
                table: "Sanctions",
                columns: new[] { "Status", "HearingUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Scores_MerchantId_Period",
                schema: "Merchants",
                table: "Scores",
                columns: new[] { "MerchantId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scores_Period_Total_Id",
                schema: "Merchants",
                table: "Scores",
                columns: new[] { "Period", "Total", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "IX_Scores_TemplateId",
                schema: "Merchants",
                table: "Scores",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_Supplements_ApplicationId_RequestedAt_Id",
                schema: "Merchants",
                table: "Supplements",
                columns: new[] { "ApplicationId", "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Supplements_DocumentId",
                schema: "Merchants",
                table: "Supplements",
                column: "DocumentId")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Supplements_OwnerId_Status",
                schema: "Merchants",
                table: "Supplements",
                columns: new[] { "OwnerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Supplements_Status_DueAt_Id",
                schema: "Merchants",
                table: "Supplements",
                columns: new[] { "Status", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SuppliedParts_Sha256",
                schema: "Merchants",
                table: "SuppliedParts",
                column: "Sha256")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_MerchantId_AskedAt_Id",
                schema: "Merchants",
                table: "Tickets",
                columns: new[] { "MerchantId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Status_DueAt_Id",
                schema: "Merchants",
                table: "Tickets",
                columns: new[] { "Status", "DueAt", "Id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.Unspecified });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArchiveBackups",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ArchiveRecords",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "BuyerRatings",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Clarifications",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Closures",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "CollectedPapers",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Criteria",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Disputes",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "DocumentFaults",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "DocumentReports",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ElementValue",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Evidence",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ExitSteps",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "GuidanceMessages",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ImprovementGoals",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ImprovementProgress",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "KpiComponents",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Measurements",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PaperAccesses",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PaperRequirements",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PlatformFindings",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PlatformPlace",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PlatformUploads",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ReviewAssignments",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ReviewBreaches",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ReviewTeamMembers",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "RuleChangeReceipts",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "RuleExceptions",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Sanctions",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ScoreComponents",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "SuppliedParts",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "UploadCheckAnswer",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Verifications",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "CollectionTasks",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "EntryCriteria",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Exits",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Tickets",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ImprovementPlans",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "PaperStandards",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "ReviewTeams",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Scores",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "Supplements",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "DocumentRequests",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "RuleChanges",
                schema: "Merchants");

            migrationBuilder.DropTable(
                name: "KpiTemplates",
                schema: "Merchants");

            migrationBuilder.DropIndex(
                name: "IX_Review_At",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropIndex(
                name: "IX_Documents_AssigneeId",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Status_ValidUntil",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Accuracy_Note",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Accuracy_Passed",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Completeness_Note",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Completeness_Passed",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Compliance_Note",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Compliance_Passed",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "Turnaround",
                schema: "Merchants",
                table: "Review");

            migrationBuilder.DropColumn(
                name: "DecisionCount",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.DropColumn(
                name: "PapersExpiredOn",
                schema: "Merchants",
                table: "Merchants");

            migrationBuilder.DropColumn(
                name: "Paused",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "StandardNumber",
                schema: "Merchants",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "AssignedAt",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "AssignmentCount",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ClarificationCount",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ExpiryNotice",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "PausedDueAt",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "RemainingTime",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "UploadingSince",
                schema: "Merchants",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "CheckCount",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "EntryCriteriaEdition",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "EntryCriteriaId",
                schema: "Merchants",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "OpenSupplements",
                schema: "Merchants",
                table: "Applications");
        }
    }
}
