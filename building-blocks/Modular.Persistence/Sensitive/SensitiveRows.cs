namespace Modular.Persistence;

/// <summary>The sensitive values of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed class SensitiveRows<TContext>(ModuleDatabase<TContext> database, string module) : ISensitiveRows where TContext : ModuleDbContext
{
    public string Module => module;

    public async Task<string?> FindMissingKeyAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await SealedTable.FindMissingKeyAsync(db, cancellationToken);
    }

    public async Task<RotatedValues> RotateAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var rows = 0;
        var damaged = new List<string>();
        foreach (var table in SealedTable.AllOf(db))
            rows += await table.RotateAsync(damaged, cancellationToken);
        return new(rows, damaged);
    }
}
