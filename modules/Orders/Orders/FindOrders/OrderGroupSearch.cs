using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;
using Orders.PlaceOrders;

namespace Orders.FindOrders;

/// <summary>Finds what was bought of several merchants together by the beginning of its number (FE-08).</summary>
internal sealed class OrderGroupSearch(OrdersDb db) : RowSearch("OrderGroup", OrdersPermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) => !ReadableNumber.MayBegin(text.Number) ? null
        : db.ReadableGroups().StartingWith(g => g.Number, text.Number).OrderByDescending(g => g.Number).Select(g => new SearchHit(NodeId.Of(g.Id), g.Number, g.Number, null));
}
