using Modular.Kernel;

namespace Modular.Persistence.Migrating;

/// <summary>Brings the module's database to the newest migration before the host takes requests; in Development.</summary>
internal sealed class MigrateAtStart(IModuleMigrations migrations) : IModuleStartup
{
    public string Module => migrations.Module;

    public int Order => 0;

    public Task RunAsync(CancellationToken cancellationToken) => migrations.ApplyAsync(cancellationToken);
}

/// <summary>Refuses to start over a database that lacks migrations; in production, where they are applied when its keeper says so.</summary>
internal sealed class CheckMigrations(IModuleMigrations migrations) : IModuleStartup
{
    public string Module => migrations.Module;

    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await migrations.PendingAsync(cancellationToken) is { Count: > 0 } pending)
        {
            throw new InvalidOperationException(
                $"the database lacks the migrations {string.Join(", ", pending)}. Apply them with the host's command migrate and the same settings, after a backup, and start again");
        }
    }
}
