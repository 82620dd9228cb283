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
    private volatile PreparedQuery<T>? _last;

    /// <summary>Reads the rows; null, with nothing read, where the query is not prepared.</summary>
    public async Task<WindowRows<T>?> TryReadAsync(
        IQueryable<T> query, ElementModel model, RowWindow window, bool places, CancellationToken cancellationToken)
    {
        if (QueryContexts.Of(query) is not { } context)
            return null;
        // One field of one operation mostly asks in one form.
        if (_last is { } last && last.Fits(window) && FormMatch.ValuesOf(query, last.Form) is { } values
            && await last.ReadAsync(context, values, window, cancellationToken) is { } asBefore)
            return new(asBefore, last.Keyset);
        if (QueryForm.Of(query) is not { } form)
            return null;
        var key = new ReaderKey(this, form.Expression, window.Skip > 0, window.IsReversed);
        if (ReaderCache.Shared.Find(key, () => PreparedQuery<T>.TryMake(context, form, entity, element, model, window, places)) is not { } prepared)
            return null;
        if (await prepared.ReadAsync(context, form.Values, window, cancellationToken) is { } rows)
        {
            _last = prepared;
            return new(rows, prepared.Keyset);
        }

        ReaderCache.Shared.Refuse(key);
        return null;
    }
}
