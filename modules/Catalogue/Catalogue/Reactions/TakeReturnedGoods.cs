using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Books goods in that came back from buyers (CAT-04, ORD-09).</summary>
internal sealed class TakeReturnedGoods(CatalogueDb db) : IHandle<GoodsReturned>
{
    /// <inheritdoc/>
    public async Task HandleAsync(GoodsReturned happened, EventSource source, CancellationToken cancellationToken)
    {
        foreach (var line in happened.Lines.GroupBy(l => l.Variant).OrderBy(g => g.Key.Value))
        {
            var quantity = line.Sum(l => l.Quantity);
            await db.MoveAsync(line.Key, onHand: quantity, reserved: 0, cancellationToken);
            db.Add(StockMovement.Of(line.Key, happened.Merchant, StockMovementKind.Returned, quantity, new Actor(source.ActorId), source.OccurredAt));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
