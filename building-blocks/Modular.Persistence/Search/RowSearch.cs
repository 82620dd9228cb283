using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Finds rows of one kind by what people call them, in one statement (FE-08).</summary>
/// <param name="code">The stable name of the kind, that of its type in the schema.</param>
/// <param name="permission">What a caller needs to be shown any; null where the rows themselves tell.</param>
public abstract class RowSearch(string code, string? permission = null) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new(code, permission);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(text) is { } found ? await found.Take(count).ToListAsync(cancellationToken) : [];
    }

    /// <summary>What fits and may be read by the caller, the best first; null where nothing is called like that.</summary>
    protected abstract IQueryable<SearchHit>? Find(SearchText text);
}
