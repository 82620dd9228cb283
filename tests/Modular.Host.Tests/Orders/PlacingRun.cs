using System.Diagnostics;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Orders;

/// <summary>Some buyers at a time, while the host is killed and started again over the same data.</summary>
internal sealed class PlacingRun
{
    private const int OneOfDeserts = 3;
    private static readonly TimeSpan UntilConfirmed = TimeSpan.FromSeconds(2);

    private readonly EndToEndHost _host;
    private readonly IReadOnlyList<string> _variants;
    private readonly Random _random;
    private readonly HashSet<Guid> _before;
    private readonly PlacingRules _rules;
    private readonly StoredRows _rows;
    private readonly List<PlacedBasket> _baskets = [];
    private readonly Dictionary<string, int> _killedAt = [];
    private long _keysBefore;
    private int _cut;

    private PlacingRun(EndToEndHost host, IReadOnlyList<string> variants, Random random, HashSet<Guid> before) =>
        (_host, _variants, _random, _before, _rules, _rows) = (host, variants, random, before, new(host, before), new(host));

    /// <summary>What lets sweepers come soon, and unpaid orders stay.</summary>
    public static string[] Settings { get; } =
    [
        "--Commands:Deadline=00:00:06", "--Commands:Lease=00:00:05", "--Jobs:Lease=00:00:03", "--Jobs:commands.compensate:Cron=* * * * * ?",
        "--Modules:Orders:UnpaidMinutes=1000", "--Modules:Catalogue:ReservationMinutes=1400",
    ];

    /// <summary>The steps on the way at which no kill has caught an order.</summary>
    public IReadOnlyList<PlacingStep> MissedSteps => [.. Enum.GetValues<PlacingStep>().Where(s => s < PlacingStep.Confirmed && !_killedAt.ContainsKey($"{s}"))];

    /// <summary>What was tried, in numbers.</summary>
    public string Told =>
        $"{_baskets.Count} baskets, {_cut} cut off, kills by what they caught: {string.Join(", ", _killedAt.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key} {k.Value}"))}";

    public static async Task<PlacingRun> BeginAsync(EndToEndHost host, IReadOnlyList<string> variants, Random random)
    {
        var before = (await PlacedPart.AllAsync(new(host), new HashSet<Guid>())).Select(p => p.Id).ToHashSet();
        var run = new PlacingRun(host, variants, random, before);
        run._keysBefore = await run._rules.KeysAsync();
        return run;
    }

    /// <summary>Some buyers place and pay, the host dies meanwhile and is started again, most buyers come back, and all is as it must be.</summary>
    public async Task KillAsync()
    {
        var deserted = _baskets.Where(b => !b.IsFinished).ToList();
        await KillMeanwhileAsync();
        await _host.StartAsync();
        // Who stays away now comes back after the next kill, when the goods have long been given back.
        await ReturnAsync(_baskets.Where(b => !b.IsFinished && (deserted.Contains(b) || _random.Next(OneOfDeserts) > 0)));
    }

    /// <summary>The last come back.</summary>
    public async Task EndAsync()
    {
        await ReturnAsync(_baskets.Where(b => !b.IsFinished));
        await _rules.AssertEndAsync(_baskets, _keysBefore);
    }

    private async Task ReturnAsync(IEnumerable<PlacedBasket> coming)
    {
        await Task.WhenAll(coming.ToList().Select(b => b.FinishAsync(_host.Client)));
        await _rules.AssertAsync(_baskets);
    }

    private async Task KillMeanwhileAsync()
    {
        await using var flushes = _host.Postgres is null && Requirement.SkipWithoutStrace is null
            ? await FlushWatch.OfAsync(_host.ProcessId, _host.DataPath, StoredRows.Orders, StoredRows.Catalogue) : null;
        // One whom nothing happens to: it makes the host warm, and tells how long a step takes and how many commits there are.
        var time = Stopwatch.StartNew();
        var calm = NewBasket(isGroup: true);
        await calm.GoOnAsync(_host.Client);
        var (step, known) = (time.Elapsed / PlacedBasket.StepCount, (await _rules.SettledAsync()).Select(p => p.Id).Concat(_before).ToHashSet());

        // Three and a half times as many commits as the calm one's: some kills come behind the last.
        List<PlacedBasket> hurried = [NewBasket(isGroup: true), NewBasket(isGroup: true), NewBasket(isGroup: false), NewBasket(isGroup: false)];
        flushes?.KillIn(_random.Next(1, (flushes.Count * 7 / 2) + 1));
        var working = Task.WhenAll(hurried.Select(b => Task.Run(() => b.GoOnAsync(_host.Client))));
        if (flushes is not null)
            await Task.WhenAny(flushes.KilledIn, AfterAsync(working));
        else
            await SomewhenAsync(hurried, working, step);
        await _host.KillAsync();
        await working;
        Count(await PlacedPart.AllAsync(_rows, known), flushes?.KilledIn);
        _cut += hurried.Count(b => !b.IsFinished);
    }

    private PlacedBasket NewBasket(bool isGroup)
    {
        var basket = new PlacedBasket(_baskets.Count + 1, isGroup ? _variants : [_variants[_random.Next(_variants.Count)]], _random);
        _baskets.Add(basket);
        return basket;
    }

    // Some commits come after the answers.
    private static async Task AfterAsync(Task working)
    {
        await working;
        await Task.Delay(UntilConfirmed);
    }

    private async Task SomewhenAsync(IReadOnlyList<PlacedBasket> baskets, Task working, TimeSpan step)
    {
        // Half of the kills come while the first are placed, which takes the most commits.
        var until = _random.Next(2) * _random.Next(1, (baskets.Count * PlacedBasket.StepCount) + 1);
        while (baskets.Sum(b => b.Done) < until && !working.IsCompleted)
            await Task.Delay(1);
        await Task.Delay(step * _random.NextDouble());
    }

    private void Count(IReadOnlyList<PlacedPart> caught, Task<string>? killedIn)
    {
        foreach (var step in caught.Select(p => $"{p.Step}").Append(killedIn is { IsCompletedSuccessfully: true } ? $"in a commit of {killedIn.Result}" : "between commits").Distinct())
            _killedAt[step] = _killedAt.GetValueOrDefault(step) + 1;
    }
}
