using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Tests;

/// <summary>The two databases answer alike.</summary>
public sealed class ParityTests
{
    // Sorted as C#'s ordinal comparison has them.
    private static readonly string[] Texts = ["", " ", "0", "A", "Z", "_", "a", "aa", "z", "ä", "中", "云"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Text_is_ordered_and_compared_by_code_point(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var ordinal = Texts.Order(StringComparer.Ordinal).ToArray();
        await ledger.AddAsync(Texts.Reverse().Select(t => new Entry { Text = t }));
        await using var db = ledger.Open();

        Assert.Equal(ordinal, await db.Entries.OrderBy(e => e.Text).Select(e => e.Text).ToListAsync());
        Assert.Equal(ordinal.Where(t => string.CompareOrdinal(t, "a") > 0), await db.Entries.Where(e => e.Text.CompareTo("a") > 0).OrderBy(e => e.Text).Select(e => e.Text).ToListAsync());
        Assert.Equal(["A"], await db.Entries.Where(e => e.Text == "A").Select(e => e.Text).ToListAsync());
        Assert.Equal(["aa"], await db.Entries.Where(e => e.Text.StartsWith("aa")).OrderBy(e => e.Text).Select(e => e.Text).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Null_stands_before_every_value_and_an_index_serves_the_order(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await ledger.AddAsync(new int?[] { 2, null, 1 }.Select((r, i) => new Entry { Text = $"{i}", Rank = r }));
        await using var db = ledger.Open();

        Assert.Equal([null, 1, 2], await db.Entries.OrderBy(e => e.Rank).Select(e => e.Rank).ToListAsync());
        Assert.Equal([2, 1, null], await db.Entries.OrderByDescending(e => e.Rank).Select(e => e.Rank).ToListAsync());
        if (on == DatabaseKind.Postgres)
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("SET enable_sort = off; SET enable_seqscan = off");
            Assert.DoesNotContain("Sort", await PlanAsync(db, db.Entries.OrderBy(e => e.Rank).ThenBy(e => e.Id)), StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", await PlanAsync(db, db.Entries.OrderByDescending(e => e.Rank).ThenByDescending(e => e.Id)), StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", await PlanAsync(db, db.Entries.OrderBy(e => e.Id)), StringComparison.Ordinal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ids_and_times_are_ordered_as_in_memory(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        var random = new Random(4);
        var entries = Enumerable.Range(0, 40).Select(i =>
        {
            var id = new byte[16];
            random.NextBytes(id);
            return new Entry { Id = new(id), Text = $"{i}", At = DateTime.UnixEpoch.AddTicks(random.NextInt64(TimeSpan.TicksPerDay)) };
        }).ToList();
        await ledger.AddAsync(entries);
        await using var db = ledger.Open();

        Assert.Equal(entries.Select(e => e.Id).Order(), await db.Entries.OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        Assert.Equal(entries.OrderBy(e => e.At).Select(e => e.At.AddTicks(-(e.At.Ticks % 10))), await db.Entries.OrderBy(e => e.At).Select(e => e.At).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snapshot_sees_one_state_while_others_write(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await ledger.AddAsync(new Entry { Text = "before" });
        await using var db = ledger.Open();
        await using (await db.BeginSnapshotAsync(default))
        {
            Assert.Equal(1, await db.Entries.CountAsync());
            await ledger.AddAsync(new Entry { Text = "meanwhile" }).WaitAsync(Longest.Wait);
            Assert.Equal(1, await db.Entries.CountAsync());
        }

        Assert.Equal(2, await db.Entries.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_taken_value_is_told_by_its_column_and_is_no_passing_failure(DatabaseKind on)
    {
        await using var ledger = await Ledger.OnAsync(on);
        await ledger.AddAsync(new Entry { Text = "taken" });

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => ledger.AddAsync(new Entry { Text = "taken" }));

        Assert.True(UniqueViolation.IsOf(failure, nameof(Entry.Text)));
        Assert.False(UniqueViolation.IsOf(failure, nameof(Entry.Rank)));
        Assert.False(StorageFailure.IsTemporary(failure));
    }

    // The plan of the same order without the filter, whose parameters a plan cannot be asked for.
    private static async Task<string> PlanAsync(LedgerDb db, IQueryable<Entry> ordered)
    {
        var sql = ordered.ToQueryString();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN SELECT * FROM \"Modular.Persistence.Tests\".\"Entries\" AS e {sql[sql.IndexOf("ORDER BY", StringComparison.Ordinal)..]}";
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }
}
