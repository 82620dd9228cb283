using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;
using Orders.PlaceOrders;

namespace Orders.FindOrders;

/// <summary>Finds what was bought of several merchants together by the beginning of its number (FE-08).</summary>
internal sealed class OrderGroupSearch(OrdersDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("OrderGroup", OrdersPermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!ReadableNumber.MayBegin(text.Number))
            return [];
        var found = await db.ReadableGroups().StartingWith(g => g.Number, text.Number).OrderByDescending(g => g.Number).Take(count)
            .Select(g => new { g.Id, g.Number }).ToListAsync(cancellationToken);
        return [.. found.Select(g => new SearchHit(NodeId.Of(g.Id), g.Number, g.Number, null))];
    }
}
