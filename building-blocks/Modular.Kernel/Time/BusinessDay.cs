namespace Modular.Kernel;

/// <summary>The day of the business, by which weeks, months and deadlines that are days are counted: that of Asia/Shanghai, wherever the server stands.</summary>
public static class BusinessDay
{
    /// <summary>The zone of the business.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The day on which a moment lies (UTC).</summary>
    public static DateOnly DayAt(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>When a day begins (UTC).</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);
}
