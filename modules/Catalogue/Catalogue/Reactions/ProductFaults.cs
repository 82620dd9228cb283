using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.Reactions;

/// <summary>Faults that stand against products, whoever found them (CAT-11, CAT-12). The caller saves.</summary>
internal static class ProductFaults
{
    /// <summary>Lets a fault stand against a product, which leaves the shelf; nothing where it stands already.</summary>
    public static async Task RecordFaultAsync(this CatalogueDb db, ProductId id, Guid fault, string code, DateTime at, CancellationToken cancellationToken)
    {
        var known = await db.Faults.SingleOrDefaultAsync(f => f.ProductId == id && f.Fault == fault, cancellationToken);
        // Told twice, by two events, it is still one fault; one that was closed may be found again.
        if (known is { ClearedAt: null })
            return;
        var product = await db.Products.SingleAsync(p => p.Id == id, cancellationToken);
        var found = known ?? db.Add(new ProductFault { ProductId = product.Id, Fault = fault }).Entity;
        (found.Code, found.FoundAt, found.ClearedAt) = (code, at, null);
        product.Suspend(fault, code, at);
    }

    /// <summary>Closes a fault; with the last one the product may be listed again. Nothing where it does not stand.</summary>
    public static async Task CloseFaultAsync(this CatalogueDb db, ProductId id, Guid fault, DateTime at, CancellationToken cancellationToken)
    {
        if (await db.Faults.SingleOrDefaultAsync(f => f.ProductId == id && f.Fault == fault && f.ClearedAt == null, cancellationToken) is not { } known)
            return;
        known.ClearedAt = at;
        (await db.Products.SingleAsync(p => p.Id == id, cancellationToken)).ClearFault(fault, at);
    }
}
