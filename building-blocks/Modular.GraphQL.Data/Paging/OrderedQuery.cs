using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>A query whose rows have an order that no two share a place in.</summary>
/// <param name="Rows">The rows, not sorted.</param>
/// <param name="Keyset">Their order.</param>
/// <param name="Model">What is known of them.</param>
internal sealed record OrderedQuery<T>(IQueryable<T> Rows, Keyset<T> Keyset, ElementModel Model)
{
    /// <summary>Reads the order off a query.</summary>
    public static OrderedQuery<T> Of(IQueryable<T> query) => Of(query, ElementModel.Of(query));

    /// <summary>Reads the order off a query of which it is known what its rows are.</summary>
    public static OrderedQuery<T> Of(IQueryable<T> query, ElementModel model)
    {
        var (unordered, order) = QueryOrder.TakeFrom(query);
        return new(query.Provider.CreateQuery<T>(unordered), Keyset<T>.Of(order, model), model);
    }
}
