using System.Globalization;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>A month in Asia/Shanghai, half open: March 2026 begins at 2026-02-28T16:00Z (domain.md, section 5).</summary>
internal readonly record struct AssessmentPeriod(int Year, int Month)
{
    private const string Format = "yyyy-MM";

    /// <summary>The key that is stored and shown, <c>2026-03</c>; keys sort as their months do.</summary>
    public string Key => FirstDay.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The first day, local.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The last day, local.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>When it begins (UTC).</summary>
    public DateTime StartsAt => BusinessDay.StartOf(FirstDay);

    /// <summary>When the next one begins (UTC).</summary>
    public DateTime EndsAt => BusinessDay.StartOf(FirstDay.AddMonths(1));

    /// <summary>The month in which a moment lies (UTC).</summary>
    public static AssessmentPeriod At(DateTime utc)
    {
        var day = BusinessDay.DayAt(utc);
        return new(day.Year, day.Month);
    }

    /// <summary>The month before the one in which a moment lies (UTC).</summary>
    public static AssessmentPeriod Before(DateTime utc)
    {
        var day = At(utc).FirstDay.AddMonths(-1);
        return new(day.Year, day.Month);
    }

    /// <summary>The month of a key.</summary>
    public static Checked<AssessmentPeriod> Parse(string key) =>
        DateOnly.TryParseExact(key, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new AssessmentPeriod(first.Year, first.Month) : Text.Broken("ASSESSMENT_PERIOD");
}
