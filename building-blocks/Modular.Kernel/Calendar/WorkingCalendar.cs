namespace Modular.Kernel;

/// <summary>Counts working time, for deadlines.</summary>
/// <param name="hours">When there is work in a usual week.</param>
/// <param name="exceptions">The days that are not as usual, by their dates.</param>
public sealed class WorkingCalendar(WorkingHours hours, IReadOnlyDictionary<DateOnly, ExceptionalDay> exceptions)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(hours.TimeZone);

    /// <summary>The time at which the given working time has passed since the start (both UTC).</summary>
    public DateTime AddWorkingTime(DateTime start, TimeSpan time)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(start, _zone);
        var day = DateOnly.FromDateTime(local);
        var left = time;
        for (var from = TimeOnly.FromDateTime(local); ; day = day.AddDays(1), from = TimeOnly.MinValue)
        {
            if (WorkOf(day) is not { } work || from >= work.End)
                continue;
            var begin = from > work.Start ? from : work.Start;
            var available = work.End - begin;
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
        var time = WorkOf(day) is { } first ? Within(first, TimeOnly.FromDateTime(local)) : hours.End;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (WorkOf(day) is not { } work)
                continue;
            if (--left == 0)
                time = Within(work, time);
        }

        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), _zone);
    }

    /// <summary>The working time from one moment to another (both UTC); zero where the second does not lie behind the first.</summary>
    public TimeSpan WorkingTimeBetween(DateTime from, DateTime to)
    {
        var (begin, end) = (TimeZoneInfo.ConvertTimeFromUtc(from, _zone), TimeZoneInfo.ConvertTimeFromUtc(to, _zone));
        var passed = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(begin); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            if (WorkOf(day) is not { } work)
                continue;
            var (first, last) = (Later(day.ToDateTime(work.Start), begin), Earlier(day.ToDateTime(work.End), end));
            // By the local clock, as AddWorkingTime counts.
            if (first < last)
                passed += last - first;
        }

        return passed;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static TimeOnly Within((TimeOnly Start, TimeOnly End) work, TimeOnly time) =>
        time < work.Start ? work.Start : time > work.End ? work.End : time;

    /// <summary>From when to when there is work on the day; null where there is none.</summary>
    private (TimeOnly Start, TimeOnly End)? WorkOf(DateOnly day)
    {
        if (exceptions.GetValueOrDefault(day) is { } exception)
            return exception.IsWorkingDay ? (exception.Start ?? hours.Start, exception.End ?? hours.End) : null;
        return hours.DaysInForce.Contains(day.DayOfWeek) ? (hours.Start, hours.End) : null;
    }
}
