using System.Globalization;
using Modular.Kernel;

namespace StaffPerformance.Model;

/// <summary>A month in Asia/Shanghai, half open: November 2026 begins at 2026-10-31T16:00Z (domain.md, section 5).</summary>
internal readonly record struct EvaluationPeriod(int Year, int Month)
{
    private const string Format = "yyyy-MM";

    /// <summary>The key that is stored and shown, <c>2026-11</c>; keys sort as their months do.</summary>
    public string Key => FirstDay.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The first day, local.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The last day, local.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>When it begins (UTC).</summary>
    public DateTime StartsAt => BusinessDay.StartOf(FirstDay);

    /// <summary>When the next one begins (UTC).</summary>
    public DateTime EndsAt => Plus(1).StartsAt;

    /// <summary>The period in which a moment lies (UTC).</summary>
    public static EvaluationPeriod At(DateTime utc)
    {
        var day = BusinessDay.DayAt(utc);
        return new(day.Year, day.Month);
    }

    /// <summary>The period of a key.</summary>
    public static Checked<EvaluationPeriod> Parse(string key) =>
        DateOnly.TryParseExact(key, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new EvaluationPeriod(first.Year, first.Month) : Text.Broken("PERIOD");

    /// <summary>The period so many months later.</summary>
    public EvaluationPeriod Plus(int months)
    {
        var first = FirstDay.AddMonths(months);
        return new(first.Year, first.Month);
    }
}
