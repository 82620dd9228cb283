using Microsoft.EntityFrameworkCore;

namespace Merchants.Tests.Persistence;

/// <summary>Who gives up waiting ends the query as well, although SQLite runs it in the caller's thread.</summary>
public sealed class SlowQueryTests : ModuleTests<MerchantsModule>
{
    // Counts without end.
    private const string Endless = "WITH RECURSIVE n(x) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT x + 1 FROM n) ";

    [Theory]
    [OnSqlite(Endless + "SELECT max(x) AS \"Value\" FROM n")]
    [OnSqlite(Endless + "SELECT x AS \"Value\" FROM n WHERE x = 1 OR x < 0")]
    [OnPostgres(Endless + "SELECT max(x) AS \"Value\" FROM n")]
    public async Task Cancellation_ends_a_query_that_runs(DatabaseKind on, string query)
    {
        await UseAsync(on);
        using var db = Opened.Open();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var running = Task.Run(() => db.Database.SqlQueryRaw<long>(query).ToListAsync(patience.Token));

        // The first gives no row at all, the second one at once and then no other.
        await Assert.ThrowsAnyAsync<Exception>(() => running.WaitAsync(Longest.Wait));
        Assert.True(running.IsCompleted, "The query still runs.");
        // The connection is as good as before, for whoever has it next.
        Assert.Equal([7], await db.Database.SqlQueryRaw<long>("SELECT CAST(7 AS bigint) AS \"Value\"").ToListAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cancellation_after_the_query_interrupts_nobody_else(DatabaseKind on)
    {
        await UseAsync(on);
        using var db = Opened.Open();
        using var first = new CancellationTokenSource();
        Assert.Equal([7], await db.Database.SqlQueryRaw<long>("SELECT CAST(7 AS bigint) AS \"Value\"").ToListAsync(first.Token));
        var second = Task.Run(() => db.Database.SqlQueryRaw<long>(Endless + "SELECT max(x) AS \"Value\" FROM (SELECT x FROM n LIMIT 3000000) AS counted").ToListAsync());
        await first.CancelAsync();
        Assert.Equal([3_000_000], await second);
    }
}
