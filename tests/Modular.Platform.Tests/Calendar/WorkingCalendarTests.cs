using System.Globalization;
using Modular.Kernel;

namespace Modular.Platform.Tests.Calendar;

/// <summary>When the first and the detailed review are due, in working time (DOC-09, DOC-10).</summary>
public sealed class WorkingCalendarTests
{
    private static readonly ExceptionalDay[] Days = [new(new(2026, 5, 1), false), new(new(2026, 5, 9), true), new(new(2026, 12, 24), true, End: new(12, 0)), new(new(2026, 12, 25), true, new(10, 0), new(13, 0))];
    private static readonly WorkingCalendar Calendar = new(new WorkingHours(), Days.ToDictionary(d => d.Date));

    [Theory] // Local time in Shanghai.
    [InlineData("2026-03-02 10:00", 4, "2026-03-02 14:00")]
    [InlineData("2026-03-02 14:00", 4, "2026-03-02 18:00")]
    [InlineData("2026-03-02 16:00", 4, "2026-03-03 11:00")]
    [InlineData("2026-03-02 20:00", 4, "2026-03-03 13:00")]
    [InlineData("2026-03-02 03:00", 4, "2026-03-02 13:00")]
    [InlineData("2026-03-06 17:00", 4, "2026-03-09 12:00")]
    [InlineData("2026-03-07 12:00", 4, "2026-03-09 13:00")]
    [InlineData("2026-03-02 09:00", 18, "2026-03-03 18:00")]
    [InlineData("2026-04-30 17:00", 2, "2026-05-04 10:00")]
    [InlineData("2026-05-08 17:00", 2, "2026-05-09 10:00")]
    [InlineData("2026-12-24 11:00", 3, "2026-12-25 12:00")]
    public void Working_hours(string start, int hours, string due) => Assert.Equal(Utc(due), Calendar.AddWorkingTime(Utc(start), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-03-02 10:00", 2, "2026-03-04 10:00")]
    [InlineData("2026-03-05 10:00", 2, "2026-03-09 10:00")]
    [InlineData("2026-03-07 10:00", 2, "2026-03-10 18:00")]
    [InlineData("2026-03-02 22:00", 1, "2026-03-03 18:00")]
    [InlineData("2026-03-02 05:00", 1, "2026-03-03 09:00")]
    [InlineData("2026-04-30 10:00", 1, "2026-05-04 10:00")]
    [InlineData("2026-12-23 17:00", 1, "2026-12-24 12:00")]
    [InlineData("2026-12-23 09:30", 2, "2026-12-25 10:00")]
    public void Working_days(string start, int days, string due) => Assert.Equal(Utc(due), Calendar.AddWorkingDays(Utc(start), days));

    private static DateTime Utc(string shanghai) =>
        DateTime.SpecifyKind(DateTime.Parse(shanghai, CultureInfo.InvariantCulture).AddHours(-8), DateTimeKind.Utc);
}
