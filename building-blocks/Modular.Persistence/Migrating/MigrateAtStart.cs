using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Persistence.Migrating;

/// <summary>Brings the module's database to the newest migration before the host takes requests.</summary>
internal sealed class MigrateAtStart<TContext>(ModuleDatabase<TContext> database, string module) : IModuleStartup
    where TContext : ModuleDbContext
{
    public string Module => module;

    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
