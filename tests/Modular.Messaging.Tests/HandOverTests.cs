using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Modular.Messaging.Tests;

/// <summary>
/// A reader that begins in the middle of the writing goes over from the past to what comes without a gap and without a repeat: both are one loop. Scale from
/// MODULAR_FEED_STARTS.
/// </summary>
public sealed class HandOverTests(ITestOutputHelper output)
{
    private const int EventsASecond = 2000;
    private const int Batch = 100;
    private const int AtATime = 4;
    private const int FarthestBack = 1000;

    /// <summary>How far each reads past what was there at its beginning: several pages of what is written meanwhile.</summary>
    private const int Further = 400;

    private static readonly int Starts = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_FEED_STARTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var starts) ? starts : 30;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reader_that_begins_while_events_are_written_has_neither_gap_nor_repeat(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var feeds = new[] { ledger.Start().Feed, ledger.StartElsewhere().Feed };
        using var stop = new CancellationTokenSource();
        var (watch, written) = (Stopwatch.StartNew(), 0L);
        var writer = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; Interlocked.Add(ref written, Batch))
            {
                await WriteAsync(ledger);
                var due = TimeSpan.FromSeconds((double)(written + Batch) / EventsASecond) - watch.Elapsed;
                if (due > TimeSpan.Zero)
                    await Task.Delay(due);
            }
        });
        var random = new Random(20260203);
        for (var begun = 0; begun < Starts; begun += AtATime)
        {
            await Task.Delay(random.Next(30));
            await Task.WhenAll(Enumerable.Range(begun, AtATime).Select(i => (Feed: feeds[i % 2], Back: i % 3 == 0 ? 0 : random.Next(FarthestBack)))
                .Select(r => Task.Run(() => ReadOnAsync(r.Feed, r.Back))).ToArray());
        }

        var (count, rate) = (Interlocked.Read(ref written), Interlocked.Read(ref written) / watch.Elapsed.TotalSeconds);
        await stop.CancelAsync();
        await writer;
        output.WriteLine($"{on}: {Starts} readers began, {count} events at {rate:0} a second");
    }

    private static async Task ReadOnAsync(IEventFeed feed, int back)
    {
        var last = await feed.LastPositionAsync(default);
        var after = Math.Max(0, last - back);
        var read = await feed.TakeAsync((int)(last - after) + Further, after);
        Assert.Equal(Enumerable.Range(1, read.Count).Select(i => after + i), read.Select(e => e.Position));
        Assert.Equal(read.Count, read.Select(e => e.Payload).Distinct().Count());
    }

    private static async Task WriteAsync(Ledger ledger)
    {
        await using var db = ledger.Open();
        for (var i = 0; i < Batch; i++)
            db.Raise(new AccountClosed(new(Guid.NewGuid())), DateTime.UnixEpoch);
        await db.SaveChangesAsync();
    }
}
