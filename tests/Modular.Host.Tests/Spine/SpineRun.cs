using System.Globalization;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Spine;

/// <summary>One order's life through all modules, over the real host, which may be killed between any two steps and while a step is under way.</summary>
internal sealed class SpineRun(DatabaseKind on, Random? killer) : IAsyncDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly List<string> _settings = [.. Quick];
    private readonly Journey _onboarding = new(4);
    private EndToEndHost _host = null!;

    // What waits for a job waits for seconds here; the month is closed by a person, and not by the job that would have done it on the first.
    private static readonly string[] Quick =
    [
        "--Jobs:settlement.process-payouts:Cron=* * * * * ?", "--Jobs:orders.send-refunds:Cron=* * * * * ?", "--Jobs:settlement.close-period:Enabled=false", "--Jobs:Lease=00:00:03",
    ];

    /// <summary>How often the host was killed.</summary>
    public int Kills { get; private set; }

    public EndToEndHost Host => _host;

    public OrderFollower Follower { get; private set; } = null!;

    public Journey Selling { get; private set; } = null!;

    public Journey Settling { get; private set; } = null!;

    public string Merchant => _onboarding["sign for the platform"];

    /// <summary>Tells the whole story.</summary>
    public async Task TellAsync()
    {
        _host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, _settings);
        await FinishAsync(_onboarding);
        Follower = await OrderFollower.StartAsync(_host, "merchant");
        await FinishAsync(Selling = new(1, j => Spine.Selling.Of(j, Merchant)));
        var month = await PassMonthAsync();
        await FinishAsync(Settling = new(2, j => Spine.Settling.Of(j, month)));
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
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!journey.IsFinished)
        {
            Assert.False(patience.IsCancellationRequested, $"After {journey.Done} steps of journey {journey.Number}: {journey.LastAnswer}");
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

    /// <summary>The clock is put to after the end of the month; gives the month.</summary>
    private async Task<string> PassMonthAsync()
    {
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Shanghai);
        var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, now.Offset).AddMonths(1);
        _settings.Add($"--Clock:Ahead={(next.AddDays(9) - now).ToString("c", CultureInfo.InvariantCulture)}");
        await _host.StopAsync();
        await _host.StartAsync();
        return now.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }
}
