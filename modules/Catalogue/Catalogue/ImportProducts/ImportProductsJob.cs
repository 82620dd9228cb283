using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.ImportProducts;

/// <summary>Enters the rows of imports (CAT-19), the oldest import first. Stopped in between, at whatever moment, it goes on behind the last row that it has entered.</summary>
[Job("catalogue.import-products", "*/5 * * * * ?")]
internal sealed class ImportProductsJob(
    ModuleDatabase<CatalogueDb> database, ImportBatch batches, FileStore files, OrphanSweep sweep, CatalogueOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<ProductImportId> open;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            open = await db.ProductImports.Where(i => i.Status == ProductImportStatus.Waiting || i.Status == ProductImportStatus.Running)
                .OrderBy(i => i.RequestedAt).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in open)
        {
            await RunAsync(id, cancellationToken);
            run.Count("imports");
        }
    }

    private async Task RunAsync(ProductImportId id, CancellationToken cancellationToken)
    {
        string? failure = null;
        try
        {
            if (!await EnterAsync(id, cancellationToken))
                return;
        }
        catch (ImportFileException broken)
        {
            failure = broken.Code;
        }

        await EndAsync(id, failure, cancellationToken);
    }

    /// <summary>Enters all rows; false where the import is over before its end.</summary>
    private async Task<bool> EnterAsync(ProductImportId id, CancellationToken cancellationToken)
    {
        if (await BeginAsync(id, cancellationToken) is not { Sha256: { } content } import)
            return false;
        var file = new ImportFile(import.Format, () => files.OpenRead(content));
        if (import.RowsDone == 0 && !await CountAsync(id, file, cancellationToken))
            return false;
        var checks = new ImportChecks(file.NameOfColumns(), await CategoriesAsync(cancellationToken));
        var (batch, rows, done, dry) = (new List<ImportItem>(), 0, import.RowsDone, new HashSet<string>());
        foreach (var item in file.ReadBehind(import.RowsDone))
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Add(item);
            rows += item.Variants.Count;
            if (rows < options.ImportBatchRows)
                continue;
            if (!await batches.WriteAsync(import, done, batch, checks, dry, cancellationToken))
                return false;
            (batch, rows, done) = ([], 0, item.LastRow);
        }

        return batch.Count == 0 || await batches.WriteAsync(import, done, batch, checks, dry, cancellationToken);
    }

    private async Task<CategoryTree> CategoriesAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.LoadCategoriesAsync(cancellationToken);
    }

    /// <summary>The import as it begins or goes on; null where somebody has ended it.</summary>
    private async Task<ProductImport?> BeginAsync(ProductImportId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var import = await db.ProductImports.SingleAsync(i => i.Id == id, cancellationToken);
        if (import.Status is not (ProductImportStatus.Waiting or ProductImportStatus.Running))
            return null;
        if (import.Status == ProductImportStatus.Running && (import.RowsDone == 0 || !import.IsDryRun))
            return import;
        // Of a dry run nothing was entered, and what it knew of the rows before is gone: it begins anew.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        import.Begin(0, clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveChangesAsync(cancellationToken) is not null)
            return null;
        // Together with the new beginning, so that what a faster process has found stays.
        await db.ProductImportProblems.Where(p => p.ImportId == id).OrderBy(p => p.Ordinal).DeleteInBatchesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return import;
    }

    private async Task<bool> CountAsync(ProductImportId id, ImportFile file, CancellationToken cancellationToken)
    {
        var last = file.CountRows();
        if (last > options.ImportMostRows)
            throw new ImportFileException("IMPORT_ROWS");
        await using var db = database.Open(SystemCaller.Instance);
        var import = await db.ProductImports.SingleAsync(i => i.Id == id, cancellationToken);
        if (import.Status != ProductImportStatus.Running || import.RowsDone > 0)
            return false;
        import.Begin(last, clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveChangesAsync(cancellationToken) is null;
    }

    private async Task EndAsync(ProductImportId id, string? failure, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var import = await db.ProductImports.SingleAsync(i => i.Id == id, cancellationToken);
        if (import.Status != ProductImportStatus.Running)
            return;
        var problems = import.ProblemCount == 0 ? null : (await ProblemFile.WriteAsync(db, id, files, cancellationToken)).Sha256;
        var released = import.End(problems, clock.GetUtcNow().UtcDateTime, failure);
        if (await db.TrySaveChangesAsync(cancellationToken) is null && released is not null)
            await sweep.RemoveReleasedAsync([released], cancellationToken);
    }
}
