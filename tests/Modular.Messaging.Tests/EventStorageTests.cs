using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Messaging.Tests;

/// <summary>An event stands in the database exactly when its change does.</summary>
public sealed class EventStorageTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_stores_what_its_entities_raised_in_their_order(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var caller = new Clerk(Guid.NewGuid());
        var account = new Account().Book(times: 30);
        using var activity = new Activity("booking").Start();
        await using (var db = ledger.Open(caller))
        {
            db.Add(account);
            await db.SaveChangesAsync();
        }

        var events = await ledger.Start().Feed.TakeAsync(30);
        Assert.Equal(Enumerable.Range(1, 30), events.Select(e => e.As<AmountBooked>().Number));
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (long)i), events.Select(e => e.Position));
        var first = events[0];
        Assert.Equal(("ledger.amount-booked", 2, account.Id.Value), (first.Name, first.Version, first.AggregateId));
        Assert.Equal($$"""{"account":"{{account.Id.Value}}","number":1,"day":"Sunday"}""", first.Payload);
        Assert.Equal(new AmountBooked(account.Id, 1, DayOfWeek.Sunday), first.As<AmountBooked>());
        Assert.Equal((DateTime.UnixEpoch.AddDays(1), activity.TraceId.ToHexString(), caller.UserId), (first.OccurredAt, first.CorrelationId, first.ActorId));
        Assert.Throws<InvalidOperationException>(() => first.As<AccountClosed>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task There_is_neither_a_change_without_its_event_nor_an_event_without_its_change(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var kept = new Account().Book();
        await using (var db = ledger.Open())
        {
            db.Add(kept);
            // Synchronous, as well as not.
            db.SaveChanges();
        }

        await using (var db = ledger.Open())
        {
            db.Add(new Account { Name = kept.Name }.Book(times: 3));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await using (var db = ledger.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Account().Book(times: 3));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using (var one = ledger.Open())
        await using (var two = ledger.Open())
        {
            (await one.Accounts.SingleAsync()).Book();
            (await two.Accounts.SingleAsync()).Book(times: 2);
            Assert.Null(await one.TrySaveChangesAsync(default));
            Assert.Equal(2, (await two.TrySaveChangesAsync(default))?.CurrentVersion);
        }

        var feed = ledger.Start().Feed;
        Assert.Equal([1, 2], (await feed.TakeAsync(2)).Select(e => e.As<AmountBooked>().Number));
        await using var after = ledger.Open();
        Assert.Equal(2, await after.Events.CountAsync());
        Assert.Equal(2, (await after.Accounts.SingleAsync()).Bookings);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_that_was_refused_stores_its_events_once_when_it_is_repeated(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var taken = new Account();
        await using var db = ledger.Open();
        db.Add(taken);
        await db.SaveChangesAsync();
        var twin = db.Add(new Account { Name = taken.Name }.Book());
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        twin.Property(a => a.Name).CurrentValue = "another";
        await db.SaveChangesAsync();
        await db.SaveChangesAsync();

        Assert.Equal(1, await db.Events.CountAsync());
        Assert.Equal(1, (await ledger.Start().Feed.TakeAsync(1))[0].Position);
    }

    [Fact]
    public async Task An_event_without_a_name_is_refused_when_it_is_raised()
    {
        await using var ledger = await Ledger.OnAsync(DatabaseKind.Sqlite);
        await using var db = ledger.Open();
        Assert.Contains("[Event(", Assert.Throws<InvalidOperationException>(() => db.Raise(new Nameless(), DateTime.UnixEpoch)).Message, StringComparison.Ordinal);
    }

    private sealed record Nameless : IEvent
    {
        public Guid AggregateId => Guid.Empty;
    }

    private sealed record Clerk(Guid? UserId) : ICaller
    {
        public string Name => "Clerk";

        public bool IsPlatformWide => true;

        public IReadOnlyList<Guid> MerchantScope => [];

        public bool Has(string permission) => true;
    }
}
