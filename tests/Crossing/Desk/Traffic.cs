using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Desk;

/// <summary>Callers who order at the same time, some of whom fail after the reservation or are late, while the sweeper runs.</summary>
/// <param name="modules">The process.</param>
/// <param name="seed">What they order, and who fails.</param>
public sealed class Traffic(TwoModules modules, int seed)
{
    private const int Callers = 8;
    private const int OrdersOfEach = 10;

    private int _refused;
    private int _expired;

    /// <summary>Deadlines and retries that fit a test.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Commands:Deadline"] = "00:00:00.150",
        ["Commands:Lease"] = "00:00:02",
        ["Messaging:FirstRetry"] = "00:00:00.010",
        ["Messaging:LongestRetry"] = "00:00:00.100",
        ["Messaging:MaxTries"] = "1000",
        ["Messaging:Poll"] = "00:00:00.100",
    };

    /// <summary>How many orders the depot refused.</summary>
    public int Refused => _refused;

    /// <summary>How many callers came too late to keep what they had reserved.</summary>
    public int Expired => _expired;

    /// <summary>Orders, and sweeps for some time longer.</summary>
    public async Task RunAsync(TimeSpan sweepAfterwards)
    {
        using var stop = new CancellationTokenSource();
        var sweeping = SweepAsync(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => Task.Run(() => OrderAsync(new Random(seed + c)))));
        stop.CancelAfter(sweepAfterwards);
        await sweeping;
    }

    private async Task OrderAsync(Random random)
    {
        Guid[] items;
        await using (var db = modules.OpenDepot())
            items = await db.Items.AsNoTracking().OrderBy(i => i.Id).Select(i => i.Id).ToArrayAsync();
        for (var i = 0; i < OrdersOfEach; i++)
        {
            var (item, quantity, fate) = (items[random.Next(items.Length)], random.Next(1, 4), random.Next(8));
            await using var scope = modules.Scope();
            try
            {
                var order = await scope.ServiceProvider.GetRequiredService<Ordering>().PlaceAsync(item, quantity, _ => fate switch
                {
                    0 => throw new TimeoutException("The payment failed."),
                    1 or 2 => Task.Delay(random.Next(100, 1200)), // About the deadline and later: sweeper and caller meet.
                    _ => Task.CompletedTask,
                });
                if (order is null)
                    Interlocked.Increment(ref _refused);
            }
            catch (CommandExpiredException)
            {
                Interlocked.Increment(ref _expired);
            }
            catch (TimeoutException) when (fate == 0)
            {
            }
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await modules.RunJobAsync("commands.compensate");
            await Task.Delay(20, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
