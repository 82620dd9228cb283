using System.Globalization;

namespace Settlement.Model;

/// <summary>The months of settlement: half-open in the business time zone, named as 2026-01 (domain.md, section 5, rule 9).</summary>
/// <param name="timeZone">The IANA name of the zone.</param>
internal sealed class Months(string timeZone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>The month that a time lies in.</summary>
    public string Of(DateTime utc) => NameOf(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));

    /// <summary>When a month begins and when the next one does (UTC).</summary>
    public (DateTime StartsAt, DateTime EndsAt) BoundsOf(string month)
    {
        var first = FirstOf(month);
        return (TimeZoneInfo.ConvertTimeToUtc(first, _zone), TimeZoneInfo.ConvertTimeToUtc(first.AddMonths(1), _zone));
    }

    /// <summary>The months from one to another, both among them.</summary>
    public static IEnumerable<string> Between(string first, string last)
    {
        for (var (month, end) = (FirstOf(first), FirstOf(last)); month <= end; month = month.AddMonths(1))
            yield return NameOf(month);
    }

    private static DateTime FirstOf(string month) => DateTime.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);

    private static string NameOf(DateTime local) => local.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
