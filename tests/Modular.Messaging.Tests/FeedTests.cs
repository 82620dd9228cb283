using System.Collections.Concurrent;
using System.Globalization;
using Modular.Persistence;

namespace Modular.Messaging.Tests;

/// <summary>
/// Whoever reads a feed from a cursor gets every event once, in the order of commit for each aggregate. Scale and seed come from
/// MODULAR_FEED_EVENTS and MODULAR_FEED_SEED.
/// </summary>
public sealed class FeedTests
{
    private const int Writers = 6;
    private const int Accounts = 12;

    private static readonly int Transactions = Setting("MODULAR_FEED_EVENTS", 600) / 2;
    private static readonly int Seed = Setting("MODULAR_FEED_SEED", 4);
    private static readonly int Readers = Math.Clamp(Transactions / 50, 4, 50);

    [Theory, OnSqlite, OnPostgres]
    public async Task Readers_that_come_and_go_miss_nothing_and_get_nothing_twice(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var here = ledger.Start();
        var elsewhere = ledger.StartElsewhere();
        using var limit = new CancellationTokenSource(Reading.Limit + TimeSpan.FromMilliseconds(20 * Transactions));
        var books = new Books(Seed);
        var total = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Some are there from the start; the others come while events are written, one with the past, one without.
        var readers = Enumerable.Range(0, Readers).Select(i => Task.Run(() => ReadAsync(i % 2 == 0 ? here.Feed : elsewhere.Feed, i, total.Task, limit.Token))).ToList();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => books.WriteAsync(ledger, i, Transactions / Writers, limit.Token))));
        total.SetResult(books.Committed.Sum(a => a.Value.Count) * 2L);

        foreach (var (from, events) in await Task.WhenAll(readers))
        {
            Assert.Equal(Enumerable.Range((int)from + 1, (int)(await total.Task - from)).Select(p => (long)p), events.Select(e => e.Position));
            var numbers = events.Where(e => e.Is<AmountBooked>()).ToLookup(e => e.AggregateId, e => e.As<AmountBooked>().Number);
            foreach (var (account, committed) in books.Committed)
            {
                var read = numbers[account].ToList();
                Assert.Equal(read.Order(), read);
                Assert.Equal(committed.Order().TakeLast(read.Count), read);
                Assert.True(from > 0 || read.Count == committed.Count);
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_filter_passes_over_the_rest(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var account = new Account().Book(times: 250);
        await using var db = ledger.Open();
        db.Add(account);
        await db.SaveChangesAsync();
        db.Raise(new AccountClosed(account.Id), DateTime.UnixEpoch);
        db.Raise(new AccountClosed(new(Guid.NewGuid())), DateTime.UnixEpoch);
        await db.SaveChangesAsync();

        var feed = ledger.Start().Feed;
        Assert.Equal([251, 252], (await feed.TakeAsync(2, 0, EventFilter.Of<AccountClosed>())).Select(e => e.Position));
        Assert.Equal([251], (await feed.TakeAsync(1, 250, new(Aggregates: [account.Id.Value]))).Select(e => e.Position));
        Assert.Equal(252, await feed.LastPositionAsync(default));
        Assert.Equal(250, (await feed.TakeAsync(250, 0, EventFilter.Of<AmountBooked>()))[^1].Position);
    }

    /// <summary>Nobody looks by the clock here: whoever is not woken sleeps for longer than the test waits.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_commit_wakes_readers_of_this_process_and_of_others(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var never = TimeSpan.FromHours(1);
        var feeds = new[] { ledger.Start(never).Feed, ledger.StartElsewhere(never).Feed };
        for (var round = 1; round <= 3; round++)
        {
            var readers = feeds.Select(f => f.TakeAsync(1, round - 1)).ToArray();
            await Task.Delay(50);
            Assert.All(readers, r => Assert.False(r.IsCompleted));
            await using (var db = ledger.Open())
            {
                db.Raise(new AccountClosed(new(Guid.NewGuid())), DateTime.UnixEpoch);
                await db.SaveChangesAsync();
            }

            await Task.WhenAll(readers).WaitAsync(Longest.Wait);
            Assert.All(readers, r => Assert.Equal(round, r.Result[0].Position));
        }
    }

    /// <summary>Most of what a module writes are audit rows; whoever follows its events sleeps through it.</summary>
    [Fact]
    public async Task A_commit_without_events_wakes_nobody()
    {
        await using var ledger = await Ledger.OnAsync(DatabaseKind.Sqlite);
        var feed = ledger.Start().Feed;
        var armed = feed.Arm();
        await using var db = ledger.Open();
        db.NoteInAudit("Account", "*", AuditAction.Revealed, "The books were asked for.");
        await db.SaveChangesAsync();
        Assert.False(armed.IsCompleted);
        db.Add(new Account().Book());
        await db.SaveChangesAsync();
        Assert.True(armed.IsCompleted);
    }

    /// <summary>At a first start the modules make their tables one after the other.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_follows_a_module_that_has_no_tables_yet_waits_for_them(DatabaseKind on)
    {
        await using var ledger = await Ledger.WithoutTablesAsync(on);
        var messaging = ledger.Prepare(TimeSpan.FromMilliseconds(20));
        var reading = messaging.Feed.TakeAsync(1);
        await Task.Delay(200);
        Assert.False(reading.IsCompleted, $"{reading.Exception}");

        await ledger.MakeTablesAsync();
        ledger.Start(messaging);
        await using var db = ledger.Open();
        db.Raise(new AccountClosed(new(Guid.NewGuid())), DateTime.UnixEpoch);
        await db.SaveChangesAsync();
        Assert.Equal(1, (await reading.WaitAsync(Reading.Limit))[0].Position);
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Reads to the end, giving up at random and going on from the last position; half of the readers begin with what comes from now on.</summary>
    private static async Task<(long From, List<FeedEvent> Events)> ReadAsync(IEventFeed feed, int number, Task<long> total, CancellationToken limit)
    {
        var random = new Random(Seed * 1000 + number);
        await Task.Delay(random.Next(200), limit);
        var from = number % 4 < 2 ? 0 : await feed.LastPositionAsync(limit);
        var (cursor, events) = (from, new List<FeedEvent>());
        while (!total.IsCompleted || cursor < total.Result)
        {
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(limit);
            connection.CancelAfter(random.Next(1, 300));
            try
            {
                await foreach (var read in feed.ReadAsync(cursor, EventFilter.All, connection.Token))
                {
                    events.Add(read);
                    cursor = read.Position;
                    if (random.Next(40) == 0)
                        break;
                }
            }
            catch (OperationCanceledException)
            {
                limit.ThrowIfCancellationRequested();
            }
        }

        return (from, events);
    }

    /// <summary>
    /// Writes two events a transaction. The first takes the account; what is counted between the two is therefore counted in the order
    /// of commit, if transactions on one account do follow each other.
    /// </summary>
    private sealed class Books(int seed)
    {
        private readonly Guid[] _accounts = [.. Enumerable.Range(0, Accounts).Select(_ => Guid.NewGuid())];
        private readonly int[] _counts = new int[Accounts];

        public ConcurrentDictionary<Guid, ConcurrentBag<int>> Committed { get; } = new();

        public async Task WriteAsync(Ledger ledger, int writer, int times, CancellationToken limit)
        {
            var random = new Random(seed * 77 + writer);
            for (var i = 0; i < times; i++)
            {
                var account = random.Next(Accounts);
                var id = new AccountId(_accounts[account]);
                await using var db = ledger.Open();
                await using var transaction = await db.Database.BeginTransactionAsync(limit);
                db.Raise(new AccountClosed(id), DateTime.UnixEpoch);
                await db.SaveChangesAsync(limit);
                if (random.Next(3) == 0)
                    await Task.Delay(random.Next(1, 20), limit);
                var number = Interlocked.Increment(ref _counts[account]);
                db.Raise(new AmountBooked(id, number), DateTime.UnixEpoch);
                await db.SaveChangesAsync(limit);
                if (random.Next(10) == 0)
                    continue;
                await transaction.CommitAsync(limit);
                Committed.GetOrAdd(id.Value, _ => []).Add(number);
            }
        }
    }
}
