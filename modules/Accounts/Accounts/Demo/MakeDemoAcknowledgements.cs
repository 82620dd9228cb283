using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Demo;

/// <summary>
/// Lets one demo user have acknowledged a purpose on the first start, where the host asks for demo data (ACC-06): that reviewer sees values and files at once, the others acknowledge first, as
/// everybody does.
/// </summary>
internal sealed class MakeDemoAcknowledgements(ModuleDatabase<AccountsDb> database, Surroundings surroundings, TimeProvider clock) : IModuleStartup
{
    private const string Purpose = "merchant-check";

    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!surroundings.IsDevelopment || surroundings.DemoData == DemoData.None)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.DataUseAcknowledgements.AnyAsync(cancellationToken) || !await db.DataUses.AnyAsync(u => u.Code == Purpose && u.Version == 1, cancellationToken))
            return;
        db.Add(new DataUseAcknowledgement { UserId = new(DemoUsers.Reviewer2.Id), Code = Purpose, Version = 1, At = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another host that starts at this moment has made it.
        }
    }
}
