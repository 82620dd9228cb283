using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Modular.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    internal sealed partial class JobsAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsWorkingDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Start = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    End = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_days", x => x.Date);
                });

            migrationBuilder.CreateTable(
                name: "job_slots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Slot = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Trigger = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    FencingNumber = table.Column<long>(type: "INTEGER", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ErrorType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ErrorMessage = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Counts = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_slots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.Name);
                });

            migrationBuilder.InsertData(
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
                table: "job_slots",
                columns: new[] { "Job", "FencingNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_Job_Slot",
                table: "job_slots",
                columns: new[] { "Job", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_running",
                table: "job_slots",
                column: "Job",
                unique: true,
                filter: "\"State\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_job_slots_StartedAt_Id",
                table: "job_slots",
                columns: new[] { "StartedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "job_slots");

            migrationBuilder.DropTable(
                name: "jobs");
        }
    }
}
