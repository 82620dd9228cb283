using Npgsql;

namespace Modular.Persistence.Backup;

/// <summary>A dump that is restored into a database of its own, which goes with the disposal; what a killed process has left goes before the next one.</summary>
internal sealed class PostgresTrial : ITrialRestore
{
    private const string Suffix = ".trial-restore";
    private const int LongestName = 63;

    private readonly string _server;
    private readonly string _name;

    private PostgresTrial(string server)
    {
        var database = new NpgsqlConnectionStringBuilder(server).Database!;
        (_server, _name) = (server, database[..Math.Min(database.Length, LongestName - Suffix.Length)] + Suffix);
    }

    /// <summary>How the database of the trial is reached.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, Pooling = false }.ToString();

    private string Quoted => $"\"{_name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Makes the empty database; null where the role may not.</summary>
    /// <param name="connectionString">The database that was backed up; the new one lies beside it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PostgresTrial?> MakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var trial = new PostgresTrial(connectionString);
        try
        {
            await trial.RunAsync($"DROP DATABASE IF EXISTS {trial.Quoted} WITH (FORCE)", cancellationToken);
            await trial.RunAsync($"CREATE DATABASE {trial.Quoted} TEMPLATE template0", cancellationToken);
            return trial;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    public ModuleStorage? Of(string module) => new Postgres.PostgresSchema(ConnectionString);

    public async ValueTask DisposeAsync() => await RunAsync($"DROP DATABASE IF EXISTS {Quoted} WITH (FORCE)", CancellationToken.None);

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
