using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Takes goods off the shelf for a fault, and lets them back once all faults are closed (CAT-12).</summary>
internal sealed class SuspendFaultyProducts(CatalogueDb db) : IHandle<ProductQualityFaultFound>, IHandle<ProductQualityFaultCleared>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ProductQualityFaultFound happened, EventSource source, CancellationToken cancellationToken)
    {
        var known = await db.Faults.SingleOrDefaultAsync(f => f.ProductId == happened.Product && f.Fault == happened.Fault, cancellationToken);
        // Told twice, by two events, it is still one fault; one that was closed may be found again.
        if (known is { ClearedAt: null })
            return;
        var product = await db.Products.SingleAsync(p => p.Id == happened.Product, cancellationToken);
        var fault = known ?? db.Add(new ProductFault { ProductId = product.Id, Fault = happened.Fault }).Entity;
        (fault.Code, fault.FoundAt, fault.ClearedAt) = (happened.Code, source.OccurredAt, null);
        product.Suspend(happened.Fault, happened.Code, source.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(ProductQualityFaultCleared happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.Faults.SingleOrDefaultAsync(f => f.ProductId == happened.Product && f.Fault == happened.Fault && f.ClearedAt == null, cancellationToken) is not { } fault)
            return;
        fault.ClearedAt = source.OccurredAt;
        (await db.Products.SingleAsync(p => p.Id == happened.Product, cancellationToken)).ClearFault(happened.Fault, source.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}
