using Catalogue.Contracts.Inbound;
using Catalogue.Persistence;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Takes goods off the shelf for a fault, and lets them back once all faults are closed (CAT-12).</summary>
internal sealed class SuspendFaultyProducts(CatalogueDb db) : IHandle<ProductQualityFaultFound>, IHandle<ProductQualityFaultCleared>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ProductQualityFaultFound happened, EventSource source, CancellationToken cancellationToken)
    {
        await db.RecordFaultAsync(happened.Product, happened.Fault, happened.Code, source.OccurredAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(ProductQualityFaultCleared happened, EventSource source, CancellationToken cancellationToken)
    {
        await db.CloseFaultAsync(happened.Product, happened.Fault, source.OccurredAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
