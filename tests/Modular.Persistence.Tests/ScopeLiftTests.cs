using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Persistence.Tests;

/// <summary>The merchant scope is lifted by permission, with a reason, and not without a record of it.</summary>
public sealed class ScopeLiftTests
{
    private static readonly ScopeLift Lift = new("ledger:all", "The yearly count.");

    [Fact]
    public async Task Rows_of_others_are_seen_by_permission_and_the_reason_is_kept()
    {
        var records = new Records();
        await using var ledger = await Ledger.OnAsync(DatabaseKind.Sqlite, records);
        var caller = new Someone(Guid.NewGuid(), Lift.Permission);
        await ledger.AddAsync(new Entry { Text = "own", OwnerId = caller.UserId!.Value }, new Entry { Text = "another's" });

        await using var db = ledger.Open(caller);
        Assert.Equal(1, await db.Entries.CountAsync());
        Assert.Equal(2, await db.AcrossMerchants<Entry>(Lift).CountAsync());
        Assert.Equal([(caller, typeof(Entry), Lift)], records.All);

        await using var other = ledger.Open(new Someone(caller.UserId.Value, "ledger:own"));
        Assert.Throws<UnauthorizedAccessException>(() => other.AcrossMerchants<Entry>(Lift));
        Assert.Throws<ArgumentException>(() => db.AcrossMerchants<Entry>(Lift with { Reason = " " }));
        Assert.Single(records.All);
    }

    private sealed class Records : IScopeLiftRecorder
    {
        public List<(ICaller Caller, Type Entity, ScopeLift Lift)> All { get; } = [];

        public void Record(ModuleDbContext db, Type entity, ScopeLift lift) => All.Add((db.Caller, entity, lift));
    }

    private sealed record Someone(Guid? UserId, string Permission) : ICaller
    {
        public string Name => "Someone";

        public bool IsPlatformWide => false;

        public IReadOnlyList<Guid> MerchantScope => [];

        public bool Has(string permission) => permission == Permission;
    }
}
