using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Persistence.Postgres;

/// <summary>
/// Looks whether a commit is on the server's disk before it is acknowledged, as SQLite's own settings see to: refuses to start otherwise, and in
/// Development warns. Asked of a session like those that write, since a role or a database may have settings of its own.
/// </summary>
internal sealed partial class CheckDurability<TContext>(ModuleDatabase<TContext> database, string module, bool isDevelopment, ILogger<CheckDurability<TContext>> logger)
    : IModuleStartup where TContext : ModuleDbContext
{
    public string Module => module;

    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var off = await db.Database.SqlQuery<string>($"SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off' ORDER BY name").ToListAsync(cancellationToken);
        if (off.Count == 0)
            return;
        var settings = string.Join(" and ", off.Select(o => o + "=off"));
        if (!isDevelopment)
            throw new InvalidOperationException($"PostgreSQL runs with {settings}, so what it has acknowledged is lost when its machine stops. Set it to on, for the server, the database or the role");
        Warn(logger, module, settings);
    }

    [LoggerMessage(LogLevel.Warning, "PostgreSQL runs with {Settings}: what {Module} has acknowledged is lost when its machine stops. Production does not start so")]
    private static partial void Warn(ILogger logger, string module, string settings);
}
