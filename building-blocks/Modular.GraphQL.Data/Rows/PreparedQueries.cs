using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// The statements of one selection, ready to be run again with other values: a query of a known form is neither sorted nor cut nor
/// translated a second time.
/// </summary>
internal sealed class PreparedQueries<T>(IEntityType entity, Expression<Func<T, T>> element) where T : class
{
    /// <summary>Reads the rows; null, with nothing read, where the query is not prepared.</summary>
    public async Task<WindowRows<T>?> TryReadAsync(
        IQueryable<T> query, ElementModel model, RowWindow window, bool places, CancellationToken cancellationToken)
    {
        if (QueryForm.Of(query) is not { } form || QueryContexts.Of(query) is not { } context)
            return null;
        var key = new ReaderKey(this, form.Expression, window.Skip > 0, window.IsReversed);
        if (ReaderCache.Find(key, () => PreparedQuery<T>.TryMake(context, form, entity, element, model, window, places)) is not { } prepared)
            return null;
        if (await prepared.ReadAsync(context, form, window, cancellationToken) is { } rows)
            return new(rows, prepared.Keyset);
        ReaderCache.Refuse(key);
        return null;
    }
}
