using Npgsql;

namespace Modular.Persistence.Tests;

/// <summary>What the other tests rely on: databases of their own, and a server that can be stopped under them.</summary>
public sealed class PostgresClusterTests
{
    [PostgresFact]
    public async Task Each_test_has_a_database_of_its_own_and_a_prepared_one_is_prepared_once()
    {
        var server = await PostgresServer.SharedAsync();
        var prepared = 0;
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.CreateDatabaseAsync("cluster-test", async database =>
        {
            Interlocked.Increment(ref prepared);
            await ScalarAsync(database, "CREATE TABLE t (v text); INSERT INTO t VALUES ('b'), ('A'), ('a'); SELECT 1");
        })));

        Assert.Equal(1, prepared);
        await ScalarAsync(databases[0].ConnectionString, "DELETE FROM t");
        Assert.Equal(0L, await ScalarAsync(databases[0].ConnectionString, "SELECT count(*) FROM t"));
        // The default order is a linguistic one, which no column of the product may fall back to.
        Assert.Equal("aAb", await ScalarAsync(databases[1].ConnectionString, "SELECT string_agg(v, '' ORDER BY v) FROM t"));
        foreach (var database in databases)
            await database.DisposeAsync();
        await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(databases[0].ConnectionString, "SELECT 1"));
    }

    [PostgresFact]
    public async Task A_cluster_of_ones_own_can_be_stopped_and_crashed_and_leaves_nothing()
    {
        string folder;
        await using (var cluster = await PostgresCluster.StartAsync(isDurable: true))
        {
            await using var database = await cluster.Server.CreateDatabaseAsync();
            folder = new NpgsqlConnectionStringBuilder(database.ConnectionString).Host!;
            await ScalarAsync(database.ConnectionString, "CREATE TABLE t (v int); INSERT INTO t VALUES (1); SELECT 1");
            await cluster.StopServerAsync();
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(database.ConnectionString, "SELECT 1"));
            await cluster.StartServerAsync();
            await cluster.CrashServerAsync();
            await cluster.StartServerAsync();
            Assert.Equal(1L, await ScalarAsync(database.ConnectionString, "SELECT count(*) FROM t"));
            Assert.Equal("on", await ScalarAsync(database.ConnectionString, "SHOW fsync"));
        }

        Assert.False(Directory.Exists(folder));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
