using Modular.Kernel;

namespace Orders.Demo;

/// <summary>When demo orders are placed: over thirteen months, fifteen times as many on 11 November, some in the last and the first second of a day in Shanghai.</summary>
internal sealed class DemoDays
{
    private const int Days = 395;
    private const int PeakTimes = 15;
    private const int OneOfBorder = 200;

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly DemoSource _source;
    private readonly DateTime _asOf;
    private readonly List<DateTime> _days = [];

    /// <summary>The days before a day (UTC).</summary>
    public DemoDays(DemoSource source, DateTime asOf)
    {
        (_source, _asOf) = (source, asOf);
        for (var day = asOf.Date.AddDays(-Days); day < asOf.Date; day = day.AddDays(1))
            _days.AddRange(Enumerable.Repeat(day, day is { Month: 11, Day: 11 } ? PeakTimes : 1));
    }

    /// <summary>Some moments (UTC), the earliest first.</summary>
    public IReadOnlyList<DateTime> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Moment()).Order()];

    /// <summary>Some moments (UTC) of the last month, so long ago that what was ordered then has arrived.</summary>
    public IReadOnlyList<DateTime> TakeOfLate(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _asOf.AddDays(-_source.Random.Next(16, 28)).AddSeconds(_source.Random.Next(3_600, 14 * 3_600))).Order()];

    private DateTime Moment()
    {
        var second = _source.Random.Next(2 * OneOfBorder) switch
        {
            0 => TimeSpan.Zero,
            1 => TimeSpan.FromSeconds(86_399),
            _ => TimeSpan.FromSeconds(_source.Random.Next(7 * 3600, 86_400)),
        };
        return DateTime.SpecifyKind(_source.Pick(_days) + second - Shanghai, DateTimeKind.Utc);
    }
}
