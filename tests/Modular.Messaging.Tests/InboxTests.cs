using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging.Tests;

/// <summary>What happens in one module takes effect in another: once, in order for each object, and no failure stops the others.</summary>
public sealed class InboxTests
{
    private const int Bookings = 15;

    [Theory, OnSqlite, OnPostgres]
    public async Task Effects_come_once_and_in_order_however_often_handlers_crash_and_processes_stop(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        var accounts = Enumerable.Range(0, 4).Select(_ => new Account()).ToArray();
        // Every third event fails at first, after its effect was written; that is what a crash before the acknowledgement looks like.
        reports.Faults.Strike = (at, tries) => at.Number % 3 == 0 && tries == 1;
        await reports.StartAsync();
        if (on == DatabaseKind.Postgres)
            await reports.StartAsync();

        await BookAsync(ledger, accounts);
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count > Bookings);
        await reports.StopAsync();
        await BookAsync(ledger, accounts);
        await reports.StartAsync();
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count >= accounts.Length * Bookings * 2);

        // Nothing comes afterwards either.
        await Task.Delay(500);
        var lines = (await reports.LinesAsync()).ToLookup(l => l.Account, l => l.Number);
        Assert.All(accounts, a => Assert.Equal(Enumerable.Range(1, Bookings * 2), lines[a.Id.Value]));
        Assert.Contains(reports.Faults.Tries, t => t.Value > 1);
        Assert.Empty(await reports.Inbox.ParkedAsync(10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_always_fails_is_parked_while_others_go_on_and_is_replayed_in_its_place(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        Account poisoned = new(), sound = new();
        reports.Faults.Strike = (at, _) => at == (poisoned.Id.Value, 2);
        await reports.StartAsync();
        await BookAsync(ledger, poisoned, sound);
        await Reports.UntilAsync(async () => (await reports.Inbox.ParkedAsync(10, default)).Count == 1);
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == Bookings + 1);

        var lines = (await reports.LinesAsync()).ToLookup(l => l.Account, l => l.Number);
        Assert.Equal([1], lines[poisoned.Id.Value]);
        Assert.Equal(Enumerable.Range(1, Bookings), lines[sound.Id.Value]);
        var parked = Assert.Single(await ParkedMessagesQuery.GetParkedMessagesAsync(new([reports.Inbox]), default));
        Assert.Equal(("Reports", "Modular.Messaging.Tests", "ledger.amount-booked", poisoned.Id.Value, 3), (parked.Module, parked.Source, parked.EventName, parked.AggregateId, parked.Tries));
        Assert.Equal("TimeoutException: Struck at 2.", parked.Error);
        Assert.Equal(3, reports.Faults.Tries[(poisoned.Id.Value, 2)]);
        Assert.False(reports.Faults.Tries.ContainsKey((poisoned.Id.Value, 3)), "A later event of the object came before the parked one.");

        // The cause is still there: it is parked again, after as many tries.
        Assert.Equal(parked, (await ReplayMessageMutation.ReplayMessageAsync(parked.Id, new([reports.Inbox]), default)).Value);
        await Reports.UntilAsync(async () => reports.Faults.Tries[(poisoned.Id.Value, 2)] == 6 && (await reports.Inbox.ParkedAsync(10, default)).Count == 1);

        reports.Faults.Strike = (_, _) => false;
        Assert.Empty((await ReplayMessageMutation.ReplayMessageAsync(parked.Id, new([reports.Inbox]), default)).Errors);
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == Bookings * 2);
        Assert.Equal(Enumerable.Range(1, Bookings), (await reports.LinesAsync()).Where(l => l.Account == poisoned.Id.Value).Select(l => l.Number));
        Assert.Empty(await reports.Inbox.ParkedAsync(10, default));
        IUserError missing = Assert.Single((await ReplayMessageMutation.ReplayMessageAsync(parked.Id, new([reports.Inbox]), default)).Errors);
        Assert.IsType<NotFoundError>(missing);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_event_that_a_handler_names_reaches_it(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        await reports.StartAsync();
        var account = new AccountId(Guid.NewGuid());
        await using (var db = ledger.Open())
        {
            db.Raise(new AccountClosed(account), DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        }

        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == 1);
        Assert.Equal((account.Value, 0), (await reports.LinesAsync()).Select(l => (l.Account, l.Number)).Single());
    }

    /// <summary>A handler of two events has one cursor: what fails once holds up the later events of its object, of either type.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Events_of_two_types_reach_their_handler_in_the_order_of_the_object(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        Account first = new(), second = new();
        // Of one account the booking fails at first, of the other one the end.
        reports.Faults.Strike = (at, tries) => tries == 1 && (at == (first.Id.Value, 1) || at == (second.Id.Value, 0));
        await reports.StartAsync();
        foreach (var account in new[] { first, second })
        {
            await using var db = ledger.Open();
            db.Add(account.Book());
            await db.SaveChangesAsync();
            db.Raise(new AccountClosed(account.Id), DateTime.UnixEpoch);
            await db.SaveChangesAsync();
            account.Book();
            await db.SaveChangesAsync();
        }

        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == 6);
        var lines = (await reports.LinesAsync()).ToLookup(l => l.Account, l => l.Number);
        Assert.All(new[] { first, second }, a => Assert.Equal([1, 0, 2], lines[a.Id.Value]));
        Assert.Equal((2, 2), (reports.Faults.Tries[(first.Id.Value, 1)], reports.Faults.Tries[(second.Id.Value, 0)]));
    }

    /// <summary>A handler of rare events does not look through a long feed again at each start.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_meant_for_others_is_looked_through_once(DatabaseKind on)
    {
        const int Others = 10_000;
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        var account = new Account();
        await using (var db = ledger.Open())
        {
            for (var i = 0; i < Others; i++)
                db.Raise(new AccountCounted(account.Id), DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        }

        await reports.StartAsync();
        await Reports.UntilAsync(async () => await reports.CursorAsync() == Others);
        await using (var db = ledger.Open())
        {
            db.Raise(new AccountClosed(account.Id), DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        }

        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == 1);
        Assert.Equal(Others + 1, await reports.CursorAsync());
    }

    [Fact]
    public async Task Whoever_looks_for_what_is_open_does_not_pass_what_is_done()
    {
        await using var ledger = await Ledger.OnAsync(DatabaseKind.Sqlite);
        await using var reports = await Reports.OfAsync(DatabaseKind.Sqlite, ledger.Start().Feed);
        await reports.StartAsync();
        Assert.Contains("IX_inbox_open", await reports.PlanAsync(m => m.Waiting()), StringComparison.Ordinal);
        Assert.Contains("IX_inbox_open", await reports.PlanAsync(m => m.Parked()), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_done_is_swept_and_never_comes_again_and_what_is_not_stays(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await using var reports = await Reports.OfAsync(on, ledger.Start().Feed);
        Account poisoned = new(), sound = new();
        reports.Faults.Strike = (at, _) => at == (poisoned.Id.Value, 2);
        await reports.StartAsync();
        await BookAsync(ledger, poisoned, sound);
        await Reports.UntilAsync(async () => (await reports.Inbox.ParkedAsync(10, default)).Count == 1 && (await reports.LinesAsync()).Count == Bookings + 1);

        Assert.Equal(Bookings + 1, await reports.SweepAsync());
        Assert.Equal(0, await reports.SweepAsync());
        await reports.StopAsync();
        await reports.StartAsync();
        await BookAsync(ledger, sound);
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count == 2 * Bookings + 1);
        reports.Faults.Strike = (_, _) => false;
        await reports.Inbox.ReplayAsync((await reports.Inbox.ParkedAsync(10, default))[0].Id, default);
        await Reports.UntilAsync(async () => (await reports.LinesAsync()).Count >= 3 * Bookings);

        var lines = (await reports.LinesAsync()).ToLookup(l => l.Account, l => l.Number);
        Assert.Equal(Enumerable.Range(1, Bookings * 2), lines[sound.Id.Value]);
        Assert.Equal(Enumerable.Range(1, Bookings), lines[poisoned.Id.Value]);
    }

    /// <summary>Books on each account in turn, a transaction each.</summary>
    private static async Task BookAsync(Ledger ledger, params Account[] accounts)
    {
        for (var i = 0; i < Bookings; i++)
        {
            foreach (var account in accounts)
            {
                await using var db = ledger.Open();
                if (account.Version == 0)
                    db.Add(account);
                else
                    db.Attach(account);
                account.Book();
                await db.SaveChangesAsync();
            }
        }
    }
}
