using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.ImportProducts;

/// <summary>Enters some rows of an import: the products, the problems and the mark of how far it has come by one transaction, so that all of it is there or none, whatever happens.</summary>
internal sealed class ImportBatch(ModuleDatabase<CatalogueDb> database, TimeProvider clock)
{
    private const int Tries = 10;

    /// <summary>Enters them.</summary>
    /// <param name="import">The import, as it was when its file was opened.</param>
    /// <param name="done">The last row that was dealt with, as this process knows.</param>
    /// <param name="items">The products behind it.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="checkedSkus">In a dry run, the SKUs that would have been taken by now.</param>
    /// <param name="cancellationToken">Ends it; nothing is written then.</param>
    /// <returns>Whether to go on: not where somebody has cancelled it, or another process is ahead, or has begun anew.</returns>
    public async Task<bool> WriteAsync(
        ProductImport import, int done, IReadOnlyList<ImportItem> items, ImportChecks checks, HashSet<string> checkedSkus, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var current = await db.ProductImports.SingleAsync(x => x.Id == import.Id, cancellationToken);
            if (current.Status != ProductImportStatus.Running || current.RowsDone != done)
                return false;
            var skus = items.SelectMany(x => x.Variants).Select(v => v.Sku.Trim()).Distinct().ToList();
            var taken = await db.Variants.Where(v => v.MerchantId == import.MerchantId && skus.Contains(v.Sku)).Select(v => v.Sku).ToListAsync(cancellationToken);
            var known = new HashSet<string>([.. taken, .. import.IsDryRun ? checkedSkus : []]);
            Enter(db, current, items, checks, known);
            try
            {
                if (await db.TrySaveChangesAsync(cancellationToken) is null)
                {
                    checkedSkus.UnionWith(import.IsDryRun ? known : []);
                    return true;
                }
            }
            catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
            {
                // Somebody has entered one of the SKUs at this very moment; the next try sees it.
            }
        }

        throw new JobFailedException($"The import {import.Id.Value} could not write row {items[0].FirstRow}; it is tried again.");
    }

    private void Enter(CatalogueDb db, ProductImport import, IReadOnlyList<ImportItem> items, ImportChecks checks, HashSet<string> known)
    {
        var (products, failedRows, problems) = (0, 0, import.ProblemCount);
        var (by, now) = (new Actor(import.RequestedById), clock.GetUtcNow().UtcDateTime);
        foreach (var item in items)
        {
            var found = checks.Check(item, known.Contains, out var said);
            foreach (var problem in found)
            {
                db.Add(new ProductImportProblem
                {
                    ImportId = import.Id, Ordinal = ++problems, Row = problem.Row, Column = problem.Column, Rule = problem.Rule, English = problem.English, Chinese = problem.Chinese,
                });
            }

            if (found.Count > 0)
            {
                failedRows += Math.Max(1, item.Variants.Select(v => v.Row).Distinct().Count());
                continue;
            }

            products++;
            known.UnionWith(said.Variants.Select(v => v.Sku));
            if (!import.IsDryRun)
                Enter(db, import, said, by, now);
        }

        import.Advance(items[^1].LastRow, products, failedRows, problems - import.ProblemCount);
    }

    private static void Enter(CatalogueDb db, ProductImport import, CheckedProduct said, Actor by, DateTime now)
    {
        var product = Product.Enter(new(Guid.CreateVersion7()), import.MerchantId, said.Details, by, now);
        foreach (var details in said.Variants)
        {
            var id = new VariantId(Guid.CreateVersion7());
            product.AddVariant(id, details, by, now);
            db.Add(new StockLevel { VariantId = id, MerchantId = import.MerchantId });
        }

        db.Add(product);
    }
}
