using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Calendar;

/// <summary>Who may change the calendar.</summary>
internal static class CalendarPermissions
{
    public const string Write = "calendar:write";

    public static Permission Declared { get; } = new(Write, "Say which days are holidays and which are worked, for everybody's deadlines.", Roles.HumanResources);
}

/// <summary>The calendar that deadlines count by.</summary>
[QueryType]
internal static class CalendarQuery
{
    /// <summary>The days that are not as their day of the week, such as public holidays, in the order of their dates (FE-09).</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering(Properties = [nameof(CalendarDay.Date), nameof(CalendarDay.IsWorkingDay)])]
    public static IQueryable<CalendarDay> GetCalendarDays(PlatformDb db) => db.CalendarDays.AsNoTracking().OrderBy(d => d.Date);
}

/// <summary>Changing the calendar.</summary>
[MutationType]
internal static class SetCalendarDayMutation
{
    /// <summary>
    /// Says what a day is, in place of what was said of it before. Deadlines that are counted from now on follow it, elsewhere than here within a minute;
    /// those that stand already are left as they are.
    /// </summary>
    /// <param name="date">The day, in the zone of those who work.</param>
    /// <param name="isWorkingDay">Whether there is work, whatever the day of the week.</param>
    /// <param name="name">What the day is, for example 国庆节; 1 to 100 characters.</param>
    /// <param name="start">When work begins on that day, local time; as usual unless said. Only for a working day.</param>
    /// <param name="end">When work ends on that day, local time, after the start; as usual unless said. Only for a working day.</param>
    /// <param name="expectedVersion">The version that the change is about; where the day has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The day.</returns>
    [Authorize(CalendarPermissions.Write)]
    [Error<InvalidInputError>]
    [Error<EditConflictError>]
    [return: GraphQLName("calendarDay")]
    public static async Task<FieldResult<CalendarDay>> SetCalendarDayAsync(
        DateOnly date, bool isWorkingDay, string name, TimeOnly? start, TimeOnly? end, int? expectedVersion,
        PlatformDb db, WorkingDays days, CancellationToken cancellationToken)
    {
        var problems = Problems(isWorkingDay, name, start, end);
        if (problems.Count > 0)
            return FieldResult<CalendarDay>.Failure(problems);
        var day = await db.CalendarDays.AsTracking().SingleOrDefaultAsync(d => d.Date == date, cancellationToken);
        if (day is not null && ExpectedVersion.Check(day, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        day ??= db.Add(new CalendarDay { Date = date }).Entity;
        day.Become(isWorkingDay, name.Trim(), start, end);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        days.Changed();
        return day;
    }

    private static List<IUserError> Problems(bool isWorkingDay, string name, TimeOnly? start, TimeOnly? end)
    {
        var problems = new List<IUserError>();
        if (name.Trim() is not { Length: >= 1 and <= CalendarDayConfiguration.NameLength })
            problems.Add(Text.Invalid("name", "CALENDAR_DAY_NAME"));
        if (!isWorkingDay && (start is not null || end is not null))
            problems.Add(Text.Invalid("start", "CALENDAR_DAY_HOURS"));
        if (start >= end)
            problems.Add(new InvalidInputError(Text.Of("CALENDAR_DAY_HOURS.ORDER"), "end", "CALENDAR_DAY_HOURS"));
        return problems;
    }
}
