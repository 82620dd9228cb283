namespace Merchants.ReviewQueue;

/// <summary>Counts working time, for deadlines.</summary>
internal sealed class WorkingCalendar(WorkingHours hours)
{
    private static readonly DayOfWeek[] MondayToFriday =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(hours.TimeZone);
    private readonly HashSet<DateOnly> _holidays = [.. hours.Holidays];
    private readonly HashSet<DateOnly> _extraDays = [.. hours.ExtraDays];
    private readonly DayOfWeek[] _days = hours.Days ?? MondayToFriday;

    /// <summary>The time at which the given working time has passed since the start (both UTC).</summary>
    public DateTime AddWorkingTime(DateTime start, TimeSpan time)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(start, _zone);
        var day = DateOnly.FromDateTime(local);
        var left = time;
        for (var from = TimeOnly.FromDateTime(local); ; day = day.AddDays(1), from = TimeOnly.MinValue)
        {
            var begin = from > hours.Start ? from : hours.Start;
            if (!IsWorkingDay(day) || begin >= hours.End)
                continue;
            var available = hours.End - begin;
            if (left <= available)
                return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(begin) + left, _zone);
            left -= available;
        }
    }

    /// <summary>
    /// The same time of day so many working days later (both UTC); a time outside working hours counts as the end of that
    /// working day, one on a free day as the end of the working day before.
    /// </summary>
    public DateTime AddWorkingDays(DateTime start, int days)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(start, _zone);
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (!IsWorkingDay(day) || time > hours.End)
            time = hours.End;
        else if (time < hours.Start)
            time = hours.Start;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), _zone);
    }

    private bool IsWorkingDay(DateOnly day) =>
        _extraDays.Contains(day) || (_days.Contains(day.DayOfWeek) && !_holidays.Contains(day));
}
