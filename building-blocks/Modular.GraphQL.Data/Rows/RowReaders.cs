using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Paging;

namespace Modular.GraphQL.Data.Rows;

/// <summary>The readers of one selection: one for each list of values, such as keys for cursors, that are read beside the elements.</summary>
internal sealed class RowReaders<T>(IEntityType entity) where T : class
{
    /// <summary>Reads the rows; null, with nothing read, where EF Core itself should make the results.</summary>
    public async Task<List<PageRow<T>>?> TryReadAsync(IQueryable<T> rows, Expression<Func<T, PageRow<T>>> select, CancellationToken cancellationToken)
    {
        if (QueryFilters.AreIgnoredIn(rows) || QueryContexts.Of(rows) is not { } context)
            return null;
        var key = new ReaderKey(this, select);
        if (ReaderCache.Shared.Find(key, () => RowReader<T, PageRow<T>>.TryMake(entity, select)) is not { } reader)
            return null;
        var results = await reader.ReadAllAsync(context, _ => rows.Select(reader.Columns).CreateDbCommand(), cancellationToken);
        if (results is null)
            ReaderCache.Shared.Refuse(key);
        return results;
    }
}
