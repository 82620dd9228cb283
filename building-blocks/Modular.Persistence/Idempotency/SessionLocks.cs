using Npgsql;

namespace Modular.Persistence;

/// <summary>
/// PostgreSQL's advisory locks of this process, all on one connection of its own: a lock that took one of the pool's would let calls that hold
/// theirs wait for each other's. Where the connection is lost the locks are too, and the unique row decides who was first.
/// </summary>
internal sealed class SessionLocks(string connectionString) : IAsyncDisposable
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private NpgsqlConnection? _connection;

    /// <summary>Takes the lock if no other process has it. Within the process it would be taken twice: ask <see cref="KeyTurns"/> first.</summary>
    public Task<bool> TryTakeAsync(long key) => RunAsync("SELECT pg_try_advisory_lock($1)", key);

    /// <summary>Gives the lock back.</summary>
    public async Task ReleaseAsync(long key)
    {
        try
        {
            await RunAsync("SELECT pg_advisory_unlock($1)", key);
        }
        catch (NpgsqlException) when (_connection is null)
        {
            // It went back with its connection; what was done under it must not fail for that.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<bool> RunAsync(string sql, long key)
    {
        await _turn.WaitAsync();
        try
        {
            var wasOpen = _connection is not null;
            try
            {
                return await RunOnceAsync(sql, key);
            }
            catch (NpgsqlException) when (wasOpen && _connection is null)
            {
                // The server had closed it, after a restart for example; a new connection tells whether it is back.
                return await RunOnceAsync(sql, key);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> RunOnceAsync(string sql, long key)
    {
        try
        {
            if (_connection is null)
            {
                var opened = new NpgsqlConnection(_connectionString);
                _connection = opened;
                await opened.OpenAsync();
            }

            await using var command = new NpgsqlCommand(sql, _connection) { Parameters = { new() { Value = key } } };
            return (bool)(await command.ExecuteScalarAsync())!;
        }
        catch
        {
            // A lock whose command failed may be held or not; without the connection it is not.
            await _connection!.DisposeAsync();
            _connection = null;
            throw;
        }
    }
}
