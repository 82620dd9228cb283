using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Demo;

/// <summary>Makes the module's demo data on the first start, where the host asks for some: all of it or, if it is stopped, none.</summary>
internal sealed class MakeDemoData(
    ModuleDatabase<CatalogueDb> database, IMerchantReader merchants, IEnumerable<IMerchantPapers> papers, TimeProvider clock, DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    /// <inheritdoc/>
    public string Module => "Catalogue";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var variants = amount.Value switch { DemoData.Small => 200, DemoData.Full => 2000, _ => 0 };
        if (variants == 0)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.Products.AnyAsync(cancellationToken))
            return;
        // Who has left sells nothing any more.
        var all = (await merchants.ListAsync(cancellationToken)).Where(m => !m.HasLeft).ToList();
        if (all.Count == 0)
            return;
        await RememberAsync(db, all, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var goods = new DemoProducts(clock.GetUtcNow().UtcDateTime.Date);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var made in goods.Of(all[i], i, variants / all.Count + (i < variants % all.Count ? 1 : 0)))
            {
                db.Add(made.Product);
                db.AddRange(made.Levels);
                db.AddRange(made.Movements);
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await AddShelfAsync(db, all, cancellationToken);
        await DemoSelling.AddAsync(db, all, clock.GetUtcNow().UtcDateTime.Date, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Demo data: {Variants} variants of {Merchants} merchants", variants, all.Count);
    }

    private async Task AddShelfAsync(CatalogueDb db, IReadOnlyList<MerchantSummary> all, CancellationToken cancellationToken)
    {
        var inForce = papers.SingleOrDefault() is { } reader ? await reader.InForceAsync([.. all.Select(m => m.Id)], cancellationToken) : [];
        var listed = await db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Listed).OrderBy(p => p.Id).Take(5).ToListAsync(cancellationToken);
        new DemoShelf(clock.GetUtcNow().UtcDateTime.Date).Add(db, all, inForce, listed);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes which merchants trade. Their events say the same, perhaps a moment later than other modules' demo data want to know it, perhaps at this very moment.</summary>
    private static async Task RememberAsync(CatalogueDb db, IReadOnlyList<MerchantSummary> merchants, CancellationToken cancellationToken)
    {
        var known = await db.Standings.AsNoTracking().Select(s => s.MerchantId).ToListAsync(cancellationToken);
        foreach (var merchant in merchants.Where(m => !known.Contains(m.Id)))
        {
            db.Add(new MerchantStanding { MerchantId = merchant.Id, IsTrading = merchant.IsActive });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
            {
                // The reaction to the merchant's own event was faster.
                db.ChangeTracker.Clear();
            }
        }
    }
}
