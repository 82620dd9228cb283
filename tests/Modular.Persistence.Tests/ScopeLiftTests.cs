using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Persistence.Tests;

/// <summary>The merchant scope is lifted by permission, with a reason, and not without an audit row that tells of it.</summary>
public sealed class ScopeLiftTests
{
    private static readonly ScopeLift Lift = new("ledger:all", "The yearly count.");

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_others_are_seen_by_permission_and_the_reason_is_kept(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var caller = new Someone(Guid.NewGuid(), Lift.Permission);
        await ledger.AddAsync(new Entry { Text = "own", OwnerId = caller.UserId!.Value }, new Entry { Text = "another's" });

        await using var db = ledger.Open(caller);
        Assert.Equal(1, await db.Entries.CountAsync());
        Assert.Equal(2, await (await db.AcrossMerchantsAsync<Entry>(Lift, default)).CountAsync());
        var lift = Assert.Single(await LiftsAsync(db));
        Assert.Equal((caller.UserId, "Entry", "*", "ledger:all: The yearly count."), (lift.ActorId, lift.What, lift.Key, lift.Reason));

        await using var other = ledger.Open(new Someone(caller.UserId.Value, "ledger:own"));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => other.AcrossMerchantsAsync<Entry>(Lift, default));
        await Assert.ThrowsAsync<ArgumentException>(() => db.AcrossMerchantsAsync<Entry>(Lift with { Reason = " " }, default));
        await using (await db.Database.BeginTransactionAsync())
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.AcrossMerchantsAsync<Entry>(Lift, default));
        Assert.Single(await LiftsAsync(db));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_nothing_is_shown_and_waiting_may_help()
    {
        await using var ledger = await Ledger.OnAsync(DatabaseKind.Sqlite);
        await using var db = ledger.Open(new Someone(Guid.NewGuid(), Lift.Permission));
        Assert.Equal(0, await db.Entries.CountAsync());
        // The connection that is taken next cannot write, as on a disk that has become read-only.
        await using (var closing = ledger.Open())
            await closing.Database.ExecuteSqlRawAsync("PRAGMA query_only=ON");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => db.AcrossMerchantsAsync<Entry>(Lift, default));

        Assert.True(StorageFailure.IsTemporary(failure), failure.ToString());
        Assert.Empty(await LiftsAsync(db));
    }

    private static Task<List<AuditRow>> LiftsAsync(LedgerDb db) =>
        db.Set<AuditRow>().AsNoTracking().Where(r => r.Action == AuditAction.ScopeLifted).ToListAsync();

    private sealed record Someone(Guid? UserId, string Permission) : ICaller
    {
        public string Name => "Someone";

        public bool IsPlatformWide => false;

        public IReadOnlyList<Guid> MerchantScope => [];

        public bool Has(string permission) => permission == Permission;
    }
}
