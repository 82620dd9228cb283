using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Spine;

/// <summary>One order's life through all modules, over the real host, which may be killed between any two steps and while a step is under way.</summary>
internal sealed class SpineRun(DatabaseKind on, Random? killer) : IAsyncDisposable
{
    private const string Clock = "--Clock:Ahead=";

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly List<string> _settings = [.. Quick];
    private readonly Journey _onboarding = new(4);
    private EndToEndHost _host = null!;

    // What waits for a job waits for seconds here; what people do in the story is left to them.
    private static readonly string[] Quick =
    [
        "--Jobs:settlement.process-payouts:Cron=* * * * * ?", "--Jobs:orders.send-refunds:Cron=* * * * * ?", "--Jobs:settlement.close-period:Enabled=false",
        "--Jobs:staff-performance.move-on:Enabled=false", "--Jobs:qc.draw-weekly-sample:Enabled=false", "--Jobs:Lease=00:00:03",
    ];

    /// <summary>How often the host was killed.</summary>
    public int Kills { get; private set; }

    public EndToEndHost Host => _host;

    public FeedFollower Follower { get; private set; } = null!;

    public Journey Selling { get; private set; } = null!;

    public Journey Settling { get; private set; } = null!;

    public Journey Inspecting { get; private set; } = null!;

    public Journey Appraising { get; private set; } = null!;

    public string Merchant => _onboarding["sign for the platform"];

    /// <summary>Tells the whole story.</summary>
    public async Task TellAsync()
    {
        _host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, _settings);
        await FinishAsync(_onboarding);
        Follower = await OrderFollower.StartAsync(_host, "merchant");
        await FinishAsync(Selling = new(1, j => Spine.Selling.Of(j, Merchant)));
        await FinishAsync(new(5, Spine.Appraising.Rules));
        var sold = await PassMonthAsync(1);
        await FinishAsync(Settling = new(2, j => Spine.Settling.Of(j, sold)));
        await FinishAsync(Inspecting = new(3, j => Spine.Inspecting.Of(j, Merchant, Selling["product"])));
        var inspected = await PassMonthAsync(2);
        await FinishAsync(Appraising = new(4, j => Spine.Appraising.Of(j, inspected)));
    }

    /// <summary>Waits until the answer about an object is as it should be.</summary>
    public static async Task UntilAsync(GraphQLClient client, string query, string id, Func<JsonElement, bool> isSo)
    {
        var found = "";
        await Aftermath.UntilAsync(async () =>
        {
            var answer = await client.DataAsync("admin", query, new { id });
            found = answer.ToString();
            return isSo(answer);
        }, () => found);
    }

    public async ValueTask DisposeAsync()
    {
        if (Follower is not null)
            await Follower.DisposeAsync();
        if (_host is not null)
            await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private async Task FinishAsync(Journey journey)
    {
        var (done, since) = (0, Stopwatch.StartNew());
        while (!journey.IsFinished)
        {
            if (journey.Done > done)
                (done, since) = (journey.Done, Stopwatch.StartNew());
            Assert.True(since.Elapsed < Longest.Wait, $"After {done} steps of journey {journey.Number}: {journey.LastAnswer}");
            var sending = journey.SendNextAsync(_host.Client);
            if (killer?.Next(12) == 0)
            {
                await Task.Delay(killer.Next(30));
                await KillAsync();
            }

            var sent = await sending;
            Assert.True(sent != Sent.Wrong, journey.Fault);
            if (sent == Sent.Refused)
                await Task.Delay(100);
            else if (killer?.Next(12) == 0)
                await KillAsync();
        }
    }

    private async Task KillAsync()
    {
        Kills++;
        await _host.KillAsync();
        await _host.StartAsync();
    }

    /// <summary>The clock is put to some days after the end of a month, that of the story's beginning or a later one; gives that month.</summary>
    private async Task<string> PassMonthAsync(int number)
    {
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Shanghai);
        var end = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, now.Offset).AddMonths(number);
        _settings.RemoveAll(s => s.StartsWith(Clock, StringComparison.Ordinal));
        _settings.Add($"{Clock}{(end.AddDays(9) - now).ToString("c", CultureInfo.InvariantCulture)}");
        await _host.StopAsync();
        await _host.StartAsync();
        return end.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }
}
