using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;
using Npgsql;

namespace Modular.Persistence;

/// <summary>Where the modules' rows are stored, read from the settings <c>Database:Provider</c> and <c>ConnectionStrings:Postgres</c>.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="Postgres">How PostgreSQL is reached; null on SQLite.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string? Postgres)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="DatabaseSettingsException">They are wrong.</exception>
    public static DatabaseSettings Load(IConfiguration configuration)
    {
        var text = configuration["Database:Provider"];
        if (string.IsNullOrWhiteSpace(text))
            return new(DatabaseProvider.Sqlite, null);
        if (!Enum.GetNames<DatabaseProvider>().Contains(text, StringComparer.OrdinalIgnoreCase))
            throw new DatabaseSettingsException($"Database:Provider is '{text}'.", "write Sqlite, the default, or Postgres");
        var provider = Enum.Parse<DatabaseProvider>(text, ignoreCase: true);
        return new(provider, provider == DatabaseProvider.Postgres ? Checked(configuration.GetConnectionString("Postgres")) : null);
    }

    /// <summary>The storage of one module.</summary>
    internal ModuleStorage StorageOf(ModuleContext module, ILoggerFactory loggers) => Provider == DatabaseProvider.Postgres
        ? new PostgresSchema(Postgres!)
        : new SqliteFile(Path.Combine(module.DataPath, module.Name + ".db"), loggers);

    // The message does not repeat the connection string, which may hold a password.
    private static string Checked(string? connectionString)
    {
        const string advice = "set it, for example --ConnectionStrings:Postgres=\"Host=localhost;Database=modular;Username=modular;Password=...\"";
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new DatabaseSettingsException("Database:Provider is Postgres, and ConnectionStrings:Postgres is not set.", advice);
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) is { Host: not null, Database: not null }
                ? connectionString
                : throw new DatabaseSettingsException("ConnectionStrings:Postgres names no Host or no Database.", advice);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new DatabaseSettingsException($"ConnectionStrings:Postgres cannot be read ({e.GetType().Name}).", advice);
        }
    }
}

/// <summary>A setting of the database is missing or wrong.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="advice">What to do about it.</param>
public sealed class DatabaseSettingsException(string problem, string advice) : Exception($"{problem} What to do: {advice}.")
{
    /// <summary>What is wrong.</summary>
    public string Problem => problem;

    /// <summary>What to do about it, without a full stop.</summary>
    public string Advice => advice;
}
