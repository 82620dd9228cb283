using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Teams;

/// <summary>The teams that the policies know, with the roles of their members (DOC-17, STF-30, QC-21). Made at the start where they are not there.</summary>
internal sealed class TeamPlan(ModuleDatabase<AccountsDb> database) : IModuleStartup
{
    private static readonly (string Name, string Title, string Role)[] Planned =
    [
        ("upload", "The upload group: collects papers and hands them in", Roles.Uploader),
        ("review", "The review group: first and detailed review of papers", Roles.Reviewer),
        ("coordination", "The coordination group: settles what departments dispute", Roles.Coordinator),
        ("supervision", "The supervision panel: checks the work, and guides it", Roles.Supervisor),
        ("fulfilment", "Confirms, assigns and ships orders", Roles.Fulfilment),
        ("finance", "Settles with merchants, and pays out", Roles.Finance),
        ("inspection", "Inspects the operation of shops", Roles.Inspector),
        ("live-assistance", "Assists live streams", Roles.Assistant),
        ("hr", "Looks after the staff", Roles.HumanResources),
        ("risk", "Watches the risks", Roles.Risk),
    ];

    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var there = await db.Teams.AsNoTracking().Select(t => t.Name).ToListAsync(cancellationToken);
        db.AddRange(Planned.Where(p => !there.Contains(p.Name)).Select(p => new Team { Name = p.Name, Title = p.Title, Roles = [p.Role] }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another host that starts at this moment has made them.
        }
    }
}
