using Modular.Kernel;

namespace Accounts.Privacy;

/// <summary>How jobs work off what concerns one user each (ACC-03): the failure of one keeps no other waiting.</summary>
internal static class OneByOne
{
    /// <summary>Works off each, whatever becomes of another.</summary>
    /// <exception cref="JobFailedException">Some have failed; each was told of.</exception>
    public static async Task WorkOffAsync<T>(IReadOnlyList<T> all, Func<T, Task> work, Action<T, Exception> failed, CancellationToken cancellationToken)
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
