using System.Linq.Expressions;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>Chooses what is read of each element.</summary>
internal interface IElementShape<T> where T : class
{
    /// <summary>Reads some rows of a query with one statement, one more for each nested collection.</summary>
    /// <param name="query">The query; its order is the order of the rows.</param>
    /// <param name="window">Which of its rows.</param>
    /// <param name="items">Whether the elements are wanted; where not, the rows have no item.</param>
    /// <param name="places">Whether the rows' places are wanted.</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    Task<WindowRows<T>> ReadAsync(IQueryable<T> query, RowWindow window, bool items, bool places, CancellationToken cancellationToken);

    /// <summary>Runs the query with one statement, one more for each nested collection.</summary>
    /// <param name="rows">The query, in its final order and size.</param>
    /// <param name="model">What is known of its elements.</param>
    /// <param name="items">Whether the elements are wanted; where not, the rows have no item.</param>
    /// <param name="place">Gives the rows' places; null where they are not wanted.</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    Task<List<PageRow<T>>> ReadAsync(
        IQueryable<T> rows, ElementModel model, bool items, Expression<Func<T, object?[]>>? place, CancellationToken cancellationToken);
}

/// <summary>Rows of a query, and the order that they have.</summary>
internal sealed record WindowRows<T>(List<PageRow<T>> Rows, Keyset<T> Keyset) where T : class;
