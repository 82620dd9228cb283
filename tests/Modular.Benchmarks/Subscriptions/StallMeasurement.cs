using System.Globalization;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>How late followers are told what was acknowledged, in rounds without and with others who stall, and how those end.</summary>
internal sealed class StallMeasurement(SubscriptionsOptions options, TextWriter output)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Delay> _without = [];
    private readonly List<Delay> _with = [];
    private int _orders;

    /// <summary>Measures on a host of its own.</summary>
    public async Task RunAsync()
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Only Linux says what becomes of a connection that nobody reads from.");
        await using var host = await DemoHost.StartAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"\n{options.Followers} followers, {options.Rate} orders/s placed, paid and confirmed, {options.Rounds} rounds of {options.Seconds} s without and with {options.Stalled} who do not read"));
        var first = (await OrderHistory.CursorsAsync(host, null))[0];
        // What those who stall are sent at once must be more than the connections hold.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(host.Load.SellOneAsync));
        using (var followers = await Followers.OpenAsync(host, options.Followers))
        {
            for (var round = -options.WarmUp; round < options.Rounds; round++)
            {
                // The order changes, so that what grows with time falls on both alike.
                foreach (var isWith in round % 2 == 0 ? new[] { false, true } : [true, false])
                    (isWith ? _with : _without).AddRange(await RoundAsync(host, followers, isWith ? first : null, counts: round >= 0));
            }
        }

        await ReportAsync("the sending of a mutation", d => d.SinceAsked);
        await ReportAsync("its acknowledgement", d => d.SinceAcknowledged);
        await new StallEndings(options, output).RunAsync(host, first);
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private async Task<List<Delay>> RoundAsync(DemoHost host, Followers followers, string? stallAfter, bool counts)
    {
        var stalled = new List<StalledClient>();
        try
        {
            for (var i = 0; stallAfter is not null && i < options.Stalled; i++)
                stalled.Add(await StalledClient.OpenAsync(host, isSocket: i % 2 == 0, stallAfter));
            await Task.Delay(Settling);
            await SellAsync(host);
            var delays = await followers.TakeAsync(Patience);
            return counts ? delays : [];
        }
        finally
        {
            stalled.ForEach(s => s.Dispose());
        }
    }

    // Each order begins at its time, however long those before it take.
    private async Task SellAsync(DemoHost host)
    {
        var selling = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / options.Rate));
        for (var i = 0; i < options.Rate * options.Seconds; i++)
        {
            selling.Add(host.Load.SellOneAsync(_orders++));
            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(selling);
    }

    private Task ReportAsync(string since, Func<Delay, double> delay)
    {
        double[] without = [.. _without.Select(delay).Order()], with = [.. _with.Select(delay).Order()];
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  from {since} to the update: without them p50 {Percentile(without, 50):0.00} ms, p99 {Percentile(without, 99):0.00} ms of {without.Length}; with them p50 {Percentile(with, 50):0.00} ms, p99 {Percentile(with, 99):0.00} ms of {with.Length}; p99 {Percentile(with, 99) / Percentile(without, 99):0.00} times (goal 1.10 or less)"));
    }

    private static double Percentile(double[] sorted, double percent) => sorted[(int)((sorted.Length - 1) * percent / 100)];
}
