namespace Merchants.ReviewQueue;

/// <summary>When work is done: days, hours, exceptions.</summary>
internal sealed class WorkingHours
{
    /// <summary>The IANA name of the time zone.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>When work begins, local time.</summary>
    public TimeOnly Start { get; init; } = new(9, 0);

    /// <summary>When work ends, local time.</summary>
    public TimeOnly End { get; init; } = new(18, 0);

    /// <summary>The days of the week with work; unset means Monday to Friday.</summary>
    public DayOfWeek[]? Days { get; init; }

    /// <summary>Days without work, whatever the day of the week.</summary>
    public DateOnly[] Holidays { get; init; } = [];

    /// <summary>Days with work, whatever the day of the week 调休.</summary>
    public DateOnly[] ExtraDays { get; init; } = [];

    /// <summary>What is wrong with the settings; null where nothing is.</summary>
    public string? Problem() =>
        !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? $"WorkingTime:TimeZone '{TimeZone}' is not known."
        : Start >= End ? $"WorkingTime:Start {Start} must lie before WorkingTime:End {End}."
        : Days is [] ? "WorkingTime:Days must name a day."
        : null;
}
