using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Modular.Platform.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    internal sealed partial class JobsAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_days",
                schema: "Platform",
                columns: table => new
                {
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    IsWorkingDay = table.Column<bool>(type: "boolean", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Start = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    End = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_days", x => x.Date);
                });

            migrationBuilder.CreateTable(
                name: "job_slots",
                schema: "Platform",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Job = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Slot = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    FencingNumber = table.Column<long>(type: "bigint", nullable: true),
                    Owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ErrorType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    ErrorMessage = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    CorrelationId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    Counts = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_slots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                schema: "Platform",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.Name);
                });

            migrationBuilder.InsertData(
                schema: "Platform",
                table: "calendar_days",
                columns: new[] { "Date", "End", "IsWorkingDay", "Name", "Start", "Version" },
                values: new object[,]
                {
                    { new DateOnly(2026, 1, 1), null, false, "元旦", null, 1 },
                    { new DateOnly(2026, 1, 2), null, false, "元旦", null, 1 },
                    { new DateOnly(2026, 1, 3), null, false, "元旦", null, 1 },
                    { new DateOnly(2026, 1, 4), null, true, "调休上班", null, 1 },
                    { new DateOnly(2026, 2, 14), null, true, "调休上班", null, 1 },
                    { new DateOnly(2026, 2, 15), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 16), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 17), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 18), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 19), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 20), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 21), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 22), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 23), null, false, "春节", null, 1 },
                    { new DateOnly(2026, 2, 28), null, true, "调休上班", null, 1 },
                    { new DateOnly(2026, 4, 4), null, false, "清明节", null, 1 },
                    { new DateOnly(2026, 4, 5), null, false, "清明节", null, 1 },
                    { new DateOnly(2026, 4, 6), null, false, "清明节", null, 1 },
                    { new DateOnly(2026, 5, 1), null, false, "劳动节", null, 1 },
                    { new DateOnly(2026, 5, 2), null, false, "劳动节", null, 1 },
                    { new DateOnly(2026, 5, 3), null, false, "劳动节", null, 1 },
                    { new DateOnly(2026, 5, 4), null, false, "劳动节", null, 1 },
                    { new DateOnly(2026, 5, 5), null, false, "劳动节", null, 1 },
                    { new DateOnly(2026, 5, 9), null, true, "调休上班", null, 1 },
                    { new DateOnly(2026, 6, 19), null, false, "端午节", null, 1 },
                    { new DateOnly(2026, 6, 20), null, false, "端午节", null, 1 },
                    { new DateOnly(2026, 6, 21), null, false, "端午节", null, 1 },
                    { new DateOnly(2026, 9, 20), null, true, "调休上班", null, 1 },
                    { new DateOnly(2026, 9, 25), null, false, "中秋节", null, 1 },
                    { new DateOnly(2026, 9, 26), null, false, "中秋节", null, 1 },
                    { new DateOnly(2026, 9, 27), null, false, "中秋节", null, 1 },
                    { new DateOnly(2026, 10, 1), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 2), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 3), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 4), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 5), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 6), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 7), null, false, "国庆节", null, 1 },
                    { new DateOnly(2026, 10, 10), null, true, "调休上班", null, 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_Job_FencingNumber",
                schema: "Platform",
                table: "job_slots",
                columns: new[] { "Job", "FencingNumber" },
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_Job_Slot",
                schema: "Platform",
                table: "job_slots",
                columns: new[] { "Job", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_running",
                schema: "Platform",
                table: "job_slots",
                column: "Job",
                unique: true,
                filter: "\"State\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_StartedAt_Id",
                schema: "Platform",
                table: "job_slots",
                columns: new[] { "StartedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_days",
                schema: "Platform");

            migrationBuilder.DropTable(
                name: "job_slots",
                schema: "Platform");

            migrationBuilder.DropTable(
                name: "jobs",
                schema: "Platform");
        }
    }
}
