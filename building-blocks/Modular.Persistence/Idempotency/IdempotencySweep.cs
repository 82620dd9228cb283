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
    public string Module => module;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<StoredOutcome>().Where(o => o.ExpiresAt <= now).OrderBy(o => o.ExpiresAt).DeleteInBatchesAsync(cancellationToken);
    }
}
