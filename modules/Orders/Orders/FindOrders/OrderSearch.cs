using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.FindOrders;

/// <summary>Finds orders by the beginning of their number, or by the carrier's whole number of a parcel (FE-08). A day is the beginning of a number, so the newest of it come first.</summary>
internal sealed class OrderSearch(OrdersDb db) : RowSearch("Order", OrdersPermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text)
    {
        if (!text.MayBeNumber)
            return null;
        var readable = db.ReadableOrders();
        if (!ReadableNumber.MayBegin(text.Number))
        {
            var sent = db.Shipments.Where(s => s.TrackingNumber == text.Words || s.TrackingNumber == text.Number).Select(s => s.OrderId);
            return readable.Where(o => sent.Contains(o.Id)).OrderByDescending(o => o.Number).Select(o => new SearchHit(NodeId.Of(o.Id), o.Number, text.Words, o.Status));
        }

        // A whole number is looked up. What begins so is a range, before which a database without statistics goes through all that the caller may read.
        var called = text.Number.Length == ReadableNumber.Length ? readable.Where(o => o.Number == text.Number) : readable.StartingWith(o => o.Number, text.Number);
        return called.OrderByDescending(o => o.Number).Select(o => new SearchHit(NodeId.Of(o.Id), o.Number, o.Number, o.Status));
    }
}
