namespace Modular.Kernel;

/// <summary>The platform's calendar: public holidays, and the days on which work is made up for 调休.</summary>
public interface IWorkingCalendar
{
    /// <summary>
    /// The calendar of people with these hours, as it is known now: a change of a day counts at once in the process that made it, in others after a
    /// minute at most. For the calculations of one request; not to be kept.
    /// </summary>
    ValueTask<WorkingCalendar> ForAsync(WorkingHours hours, CancellationToken cancellationToken);
}

/// <summary>A day that is not as its day of the week.</summary>
/// <param name="Date">The day, in the zone of those who work.</param>
/// <param name="IsWorkingDay">Whether there is work, whatever the day of the week.</param>
/// <param name="Start">When work begins on that day, local time; null where it begins as usual.</param>
/// <param name="End">When work ends on that day, local time; null where it ends as usual.</param>
public sealed record ExceptionalDay(DateOnly Date, bool IsWorkingDay, TimeOnly? Start = null, TimeOnly? End = null);
