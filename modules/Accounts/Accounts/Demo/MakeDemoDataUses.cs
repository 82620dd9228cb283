using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Demo;

/// <summary>
/// Puts some purposes in force in Development, where the register is empty (ACC-06). Elsewhere its people define their own first: on which ground an operator uses
/// data, no default can say. Nobody has acknowledged them yet.
/// </summary>
internal sealed class MakeDemoDataUses(ModuleDatabase<AccountsDb> database, Surroundings surroundings, TimeProvider clock) : IModuleStartup
{
    private static readonly (string Code, string English, string Chinese, DataUseBasis Basis)[] Purposes =
    [
        ("merchant-check", "Checking who applies as a merchant, and whether the papers are theirs", "核实商家申请人身份及其提交的资料", DataUseBasis.LegalDuty),
        ("merchant-contact", "Talking to a merchant's contact about the agreement and its business", "就协议和经营事宜联系商家联系人", DataUseBasis.Contract),
        ("real-name-check", "Checking that a real name is the user's", "核实用户的实名信息", DataUseBasis.LegalDuty),
    ];

    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 90;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!surroundings.IsDevelopment)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.DataUses.AnyAsync(cancellationToken))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        db.AddRange(Purposes.Select(p => new DataUse { Code = p.Code, Version = 1, PurposeEn = p.English, PurposeZh = p.Chinese, Basis = p.Basis, Since = now }));
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
