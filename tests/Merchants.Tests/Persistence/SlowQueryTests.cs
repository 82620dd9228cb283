using Microsoft.EntityFrameworkCore;

namespace Merchants.Tests.Persistence;

/// <summary>Who gives up waiting ends the query as well, although SQLite runs it in the caller's thread.</summary>
public sealed class SlowQueryTests : IDisposable
{
    // Counts without end.
    private const string Endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) ";

    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(Endless + "SELECT max(x) AS Value FROM n")]
    [InlineData(Endless + "SELECT x AS Value FROM n WHERE x = 1 OR x < 0")]
    public async Task Cancellation_ends_a_query_that_runs(string query)
    {
        using var db = _database.Open();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var running = Task.Run(() => db.Database.SqlQueryRaw<long>(query).ToListAsync(patience.Token));

        // The first gives no row at all, the second one at once and then no other.
        await Assert.ThrowsAnyAsync<Exception>(() => running.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.True(running.IsCompleted, "The query still runs.");
        // The connection is as good as before, for whoever has it next.
        Assert.Equal([7], await db.Database.SqlQueryRaw<long>("SELECT 7 AS Value").ToListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_cancellation_after_the_query_interrupts_nobody_else()
    {
        using var db = _database.Open();
        using var first = new CancellationTokenSource();
        Assert.Equal([7], await db.Database.SqlQueryRaw<long>("SELECT 7 AS Value").ToListAsync(first.Token));
        var second = Task.Run(() => db.Database.SqlQueryRaw<long>(Endless + "SELECT max(x) AS Value FROM (SELECT x FROM n LIMIT 3000000)").ToListAsync());
        await first.CancelAsync();
        Assert.Equal([3_000_000], await second);
    }
}
