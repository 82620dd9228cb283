namespace Modular.GraphQL.Data.Filtering;

/// <summary>
/// Times are stored in whole microseconds (PostgreSQL keeps no finer ones), but C# and the schema know 100 nanoseconds. Without
/// care, one database would cut off what is finer in a filter and the other compare with it.
/// </summary>
internal static class StoredTime
{
    /// <summary>The greatest storable time below the value; null where the value is storable, or no time.</summary>
    public static object? Below(object value) => value switch
    {
        DateTime time when Rest(time.Ticks) is var rest and not 0 => time.AddTicks(-rest),
        DateTimeOffset time when Rest(time.Ticks) is var rest and not 0 => time.AddTicks(-rest),
        TimeOnly time when Rest(time.Ticks) is var rest and not 0 => new TimeOnly(time.Ticks - rest),
        TimeSpan time when Rest(time.Ticks) is var rest and not 0 => new TimeSpan(time.Ticks - rest),
        _ => null,
    };

    private static long Rest(long ticks) => ((ticks % TimeSpan.TicksPerMicrosecond) + TimeSpan.TicksPerMicrosecond) % TimeSpan.TicksPerMicrosecond;
}
