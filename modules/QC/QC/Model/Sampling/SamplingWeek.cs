using System.Globalization;
using Modular.Kernel;

namespace QC.Model;

/// <summary>A week in Asia/Shanghai by ISO 8601, half open, from Monday: 2026-W47 begins at 2026-11-15T16:00Z.</summary>
internal readonly record struct SamplingWeek(int Year, int Week)
{
    /// <summary>The key that is stored and shown, <c>2026-W47</c>; keys sort as their weeks do.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Week:D2}");

    /// <summary>When it begins (UTC).</summary>
    public DateTime StartsAt => BusinessDay.StartOf(ISOWeek.ToDateOnly(Year, Week, DayOfWeek.Monday));

    /// <summary>The week in which a moment lies (UTC).</summary>
    public static SamplingWeek At(DateTime utc)
    {
        var day = BusinessDay.DayAt(utc);
        return new(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }
}
