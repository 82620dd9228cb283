using Accounts.Contracts;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.DataUses;

/// <summary>Tells all modules which purposes are in force (ACC-06).</summary>
internal sealed class DataUseRegister(ModuleDatabase<AccountsDb> database) : IDataUses
{
    /// <inheritdoc/>
    public async Task<DataUseInForce?> FindAsync(string code, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var user = new UserId(userId);
        return await db.DataUses.AsNoTracking().Where(u => u.Code == code && u.Until == null)
            .Select(u => new DataUseInForce(u.Code, u.Version, db.DataUseAcknowledgements.Any(a => a.UserId == user && a.Code == u.Code && a.Version == u.Version)))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
