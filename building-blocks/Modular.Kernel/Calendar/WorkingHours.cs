namespace Modular.Kernel;

/// <summary>When some people usually work: days of the week and hours. Days that are exceptions stand in the platform's calendar (<see cref="IWorkingCalendar"/>).</summary>
public sealed class WorkingHours
{
    private static readonly DayOfWeek[] MondayToFriday =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>The IANA name of the time zone.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>When work begins, local time.</summary>
    public TimeOnly Start { get; init; } = new(9, 0);

    /// <summary>When work ends, local time.</summary>
    public TimeOnly End { get; init; } = new(18, 0);

    /// <summary>The days of the week with work; unset means Monday to Friday.</summary>
    public DayOfWeek[]? Days { get; init; }

    /// <summary>The days of the week in force.</summary>
    internal IReadOnlyList<DayOfWeek> DaysInForce => Days ?? MondayToFriday;

    /// <summary>What is wrong with the settings; null where nothing is.</summary>
    public string? Problem() =>
        !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? $"WorkingTime:TimeZone '{TimeZone}' is not known."
        : Start >= End ? $"WorkingTime:Start {Start} must lie before WorkingTime:End {End}."
        : Days is [] ? "WorkingTime:Days must name a day."
        : null;
}
