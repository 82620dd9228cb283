using Accounts.Contracts;
using Accounts.Model;
using Modular.Kernel;

namespace Accounts.Privacy;

/// <summary>What all runs over erasures do alike (ACC-03).</summary>
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

    /// <summary>Works off each, whatever becomes of another.</summary>
    /// <exception cref="JobFailedException">Some have failed; each was told of.</exception>
    public static async Task OfEachAsync<T>(IReadOnlyList<T> all, Func<T, Task> work, Action<T, Exception> failed, CancellationToken cancellationToken)
    {
        var failures = 0;
        foreach (var one in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await work(one);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures++;
                failed(one, e);
            }
        }

        if (failures > 0)
            throw new JobFailedException($"{failures} of {all.Count} failed and are tried again.");
    }
}
