using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.FindOrders;

/// <summary>Finds orders by the beginning of their number, or by the carrier's whole number of a parcel (FE-08). A day is the beginning of a number, so the newest of it come first.</summary>
internal sealed class OrderSearch(OrdersDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("Order", OrdersPermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!text.MayBeNumber)
            return [];
        var (isNumber, readable) = (ReadableNumber.MayBegin(text.Number), db.ReadableOrders());
        // A whole number is looked up. What begins so is a range, before which a database without statistics goes through all that the caller may read.
        var called = !isNumber ? readable.Where(o => db.Shipments.Where(s => s.TrackingNumber == text.Words || s.TrackingNumber == text.Number).Select(s => s.OrderId).Contains(o.Id))
            : text.Number.Length == ReadableNumber.Length ? readable.Where(o => o.Number == text.Number)
            : readable.StartingWith(o => o.Number, text.Number);
        var found = await called.OrderByDescending(o => o.Number).Take(count)
            .Select(o => new { o.Id, o.Number, o.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(o => new SearchHit(NodeId.Of(o.Id), o.Number, isNumber ? o.Number : text.Words, o.Status))];
    }
}
