using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Types;

/// <summary>
/// <c>DateTime</c>: an instant (RFC 3339, section 5.6), written in UTC. Input names its offset, so that no server guesses one;
/// what is finer than a microsecond is cut off, as the databases keep no more.
/// </summary>
internal sealed partial class DateTimeScalar() : TextScalar<DateTimeOffset>("DateTime")
{
    private const string SecondsFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        var match = Format().Match(text);
        if (!match.Success)
            return false;
        var offset = match.Groups["offset"].Value is "Z" or "z" ? "+00:00" : match.Groups["offset"].Value;
        var seconds = $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{offset}";
        if (!DateTimeOffset.TryParseExact(seconds, SecondsFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value))
            return false;
        value = value.AddTicks(Fraction.Ticks(match.Groups["fraction"].ValueSpan));
        return true;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(object value, out DateTimeOffset result)
    {
        switch (value)
        {
            case DateTimeOffset known:
                result = known;
                return true;
            case DateTime { Kind: not DateTimeKind.Unspecified } known:
                result = new DateTimeOffset(known.ToUniversalTime());
                return true;
            default:
                // A DateTime of unspecified kind is no instant.
                result = default;
                return false;
        }
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, DateTimeOffset value) =>
        writer.WriteQuoted(value.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'");

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}

/// <summary><c>LocalDate</c>: a date without time zone (RFC 3339, full-date).</summary>
internal sealed class LocalDateScalar() : TextScalar<DateOnly>("LocalDate")
{
    private const string Format = "yyyy-MM-dd";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, DateOnly value) => writer.WriteQuoted(value, Format);
}

/// <summary><c>LocalTime</c>: a time of day without time zone (RFC 3339, partial-time), to the microsecond.</summary>
internal sealed partial class LocalTimeScalar() : TextScalar<TimeOnly>("LocalTime")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, out TimeOnly value)
    {
        value = default;
        var match = Format().Match(text);
        if (!match.Success || !TimeOnly.TryParseExact(match.Groups["time"].ValueSpan, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out value))
            return false;
        value = new TimeOnly(value.Ticks + Fraction.Ticks(match.Groups["fraction"].ValueSpan));
        return true;
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, TimeOnly value) => writer.WriteQuoted(value, "HH:mm:ss.FFFFFF");

    [GeneratedRegex(@"^(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}

/// <summary>
/// <c>Duration</c>: a length of time (ISO 8601) in weeks, or in days, hours, minutes and seconds. Years and months are
/// refused, since their length varies.
/// </summary>
internal sealed partial class DurationScalar() : TextScalar<TimeSpan>("Duration")
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var match = Format().Match(text);
        if (!match.Success)
            return false;
        var ticks = (Part("weeks") * 7 + Part("days")) * TimeSpan.TicksPerDay
            + Part("hours") * TimeSpan.TicksPerHour
            + Part("minutes") * TimeSpan.TicksPerMinute
            + Part("seconds") * TimeSpan.TicksPerSecond
            + Fraction.Ticks(match.Groups["fraction"].ValueSpan);
        if (ticks > TimeSpan.MaxValue.Ticks)
            return false;
        value = new TimeSpan((long)(match.Groups["sign"].Success ? -ticks : ticks));
        return true;

        // Fifteen digits of weeks stay far within a decimal.
        decimal Part(string name) => match.Groups[name].Success
            ? decimal.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
    }

    /// <inheritdoc/>
    protected override void Write(ResponseWriter writer, TimeSpan value) =>
        writer.WriteString(XmlConvert.ToString(new TimeSpan(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond))));

    [GeneratedRegex(@"^(?<sign>-)?P((?<weeks>[0-9]{1,15})W|(?=[0-9T])((?<days>[0-9]{1,15})D)?(T(?=[0-9])((?<hours>[0-9]{1,15})H)?((?<minutes>[0-9]{1,15})M)?((?<seconds>[0-9]{1,15})([.,](?<fraction>[0-9]+))?S)?)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}

/// <summary>The digits after the decimal mark of a second.</summary>
internal static class Fraction
{
    /// <summary>The ticks of a fraction of a second, cut to whole microseconds.</summary>
    public static long Ticks(ReadOnlySpan<char> digits)
    {
        long microseconds = 0;
        for (var i = 0; i < 6; i++)
            microseconds = (microseconds * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        return microseconds * TimeSpan.TicksPerMicrosecond;
    }
}
