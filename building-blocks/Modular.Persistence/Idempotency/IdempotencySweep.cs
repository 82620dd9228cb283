using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Removes what one module stored under idempotency keys and what has expired.</summary>
public interface IIdempotencySweep
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Sweeps once; may run in several processes at a time. Gives the number of rows removed.</summary>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>The sweep of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed class IdempotencySweep<TContext>(ModuleDatabase<TContext> database, string module, TimeProvider clock) : IIdempotencySweep
    where TContext : ModuleDbContext
{
    /// <summary>So many rows at a time, so that others get to write in between.</summary>
    private const int Batch = 500;

    public string Module => module;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = clock.GetUtcNow().UtcDateTime;
        int total = 0, removed;
        do
        {
            removed = await db.Set<StoredOutcome>().Where(o => o.ExpiresAt <= now).OrderBy(o => o.ExpiresAt).Take(Batch).ExecuteDeleteAsync(cancellationToken);
            total += removed;
        }
        while (removed == Batch);
        return total;
    }
}
