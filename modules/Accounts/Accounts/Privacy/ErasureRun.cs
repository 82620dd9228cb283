using Accounts.Contracts;
using Accounts.Model;
using Modular.Kernel;

namespace Accounts.Privacy;

/// <summary>An erasure in all modules (ACC-03).</summary>
internal static class ErasureRun
{
    /// <summary>Erases a user in all modules, the one that knows who it was last; gives what they keep.</summary>
    public static async Task<IReadOnlyList<KeptBy>> EraseAsync(IEnumerable<IPersonalData> modules, UserId user, CancellationToken cancellationToken)
    {
        var kept = new List<KeptBy>();
        foreach (var module in modules.OrderBy(m => m.Module == AccountsModule.Name).ThenBy(m => m.Module, StringComparer.Ordinal))
            kept.AddRange((await module.EraseAsync(user.Value, cancellationToken)).Select(k => new KeptBy(module.Module, k.What, k.Reason, k.Until)));
        return kept;
    }
}
