using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Modular.Persistence;

/// <summary>
/// Times are stored in UTC and cut to microseconds, which is what PostgreSQL keeps; read back they are marked as UTC.
/// A local or unmarked time is a mistake of the writer and is refused.
/// </summary>
public sealed class UtcMicrosecondConverter() : ValueConverter<DateTime, DateTime>(
    time => Cut(time), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    private static DateTime Cut(DateTime time) =>
        time.Kind == DateTimeKind.Utc
            ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond))
            : throw new ArgumentException($"Only UTC times are stored; {time:O} is {time.Kind}.", nameof(time));
}

/// <summary>Lengths of time are stored as whole microseconds, so that the database can order and add them.</summary>
public sealed class MicrosecondsConverter() : ValueConverter<TimeSpan, long>(
    span => span.Ticks / TimeSpan.TicksPerMicrosecond, stored => TimeSpan.FromTicks(stored * TimeSpan.TicksPerMicrosecond));
