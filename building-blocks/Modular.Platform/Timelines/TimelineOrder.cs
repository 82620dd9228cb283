using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Timelines;

/// <summary>A place in a timeline: the newest first, then by source and number.</summary>
internal sealed record TimelineOrder(DateTime At, string Source, long Ordinal) : IComparable<TimelineOrder>
{
    /// <inheritdoc/>
    public int CompareTo(TimelineOrder? other)
    {
        if (other is null)
            return 1;
        var time = other.At.CompareTo(At);
        var source = string.CompareOrdinal(other.Source, Source);
        return time != 0 ? time : source != 0 ? source : other.Ordinal.CompareTo(Ordinal);
    }

    /// <summary>The place as a cursor.</summary>
    public string ToCursor() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}|{Source}|{Ordinal}")));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is none.</exception>
    public static TimelineOrder Parse(string cursor) =>
        Base64Url.IsValid(cursor)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|') is [var ticks, var source, var ordinal]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= DateTime.MaxValue.Ticks
        && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(new DateTime(time, DateTimeKind.Utc), source, number)
            : throw new GraphQLException("The value of `after` is not a cursor of this server.", ErrorCodes.BadUserInput);

    /// <summary>Where the facts of a source go on behind this place.</summary>
    public TimelinePlace In(string source) => string.CompareOrdinal(source, Source) switch
    {
        0 => new(At, Ordinal),
        < 0 => new(At, null, IncludesTime: true),
        _ => new(At, null),
    };
}
