using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.ImportProducts;

/// <summary>Reading imports: those of the merchants at which the caller may enter products.</summary>
[QueryType]
internal static class ImportQueries
{
    /// <summary>The imports of products, the newest first (CAT-19).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ProductImport.Status), nameof(ProductImport.MerchantId), nameof(ProductImport.RequestedAt), nameof(ProductImport.IsDryRun)])]
    [Authorize(CataloguePermissions.Write)]
    public static IQueryable<ProductImport> GetProductImports(CatalogueDb db) => db.ReadableImports().OrderByDescending(i => i.RequestedAt).ThenByDescending(i => i.Id);

    /// <summary>Imports by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ProductImportId, ProductImport>> GetProductImportsByIdAsync(IReadOnlyList<ProductImportId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableImports().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
}

/// <summary>Which imports the caller may read.</summary>
internal static class ReadableImportsQuery
{
    public static IQueryable<ProductImport> ReadableImports(this CatalogueDb db, bool tracked = false)
    {
        var reach = db.Caller.ReachOf(CataloguePermissions.Write);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        var imports = db.ProductImports.Where(i => isEverywhere || merchants.Contains(i.MerchantId));
        return tracked ? imports : imports.AsNoTracking();
    }
}

/// <summary>The import's fields that are not its own columns.</summary>
[ObjectType<ProductImport>]
internal static class ProductImportFields
{
    /// <summary>How far it has come, in percent of its file's rows.</summary>
    [Cost(0)]
    public static int GetProgress([Parent(Requires = $"{nameof(ProductImport.RowsDone)} {nameof(ProductImport.LastRow)} {nameof(ProductImport.Status)}")] ProductImport import) =>
        import.Status == ProductImportStatus.Done ? 100 : import.LastRow is > 0 and var last ? (int)Math.Min(100, 100L * import.RowsDone / last) : 0;

    /// <summary>What is wrong with rows that were not entered, in the order of the rows (CAT-19).</summary>
    [UsePaging]
    public static IQueryable<ProductImportProblem> GetProblems([Parent(Requires = nameof(ProductImport.Id))] ProductImport import, CatalogueDb db) =>
        db.ProductImportProblems.AsNoTracking().Where(p => p.ImportId == import.Id).OrderBy(p => p.Ordinal);

    /// <summary>A path on this host from which the problems can be downloaded as CSV for five minutes, by whoever has the path; null where there are none, or the import has not ended (CAT-19).</summary>
    public static string? GetProblemsUrl([Parent(Requires = $"{nameof(ProductImport.Id)} {nameof(ProductImport.ProblemsSha256)}")] ProductImport import, FileLinks links, ICaller caller) =>
        import.ProblemsSha256 is { } file ? links.PathOf(new(file, $"import-problems-{import.Id.Value:N}.csv", "text/csv", caller.UserId)) : null;

    /// <summary>Why the file could not be read on; null where it could.</summary>
    [Cost(0)]
    public static string? GetFailure([Parent(Requires = nameof(ProductImport.FailureCode))] ProductImport import) => import.FailureCode is { } code ? StepReason.TextOf(code, null) : null;

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(ProductImport.Id))] ProductImport import, CatalogueDb db)
    {
        var subject = import.Id.Value;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>The problem's reason in the reader's language.</summary>
[ObjectType<ProductImportProblem>]
internal static class ProductImportProblemFields
{
    /// <summary>What is wrong and what would be right.</summary>
    [Cost(0)]
    public static string GetReason([Parent(Requires = $"{nameof(ProductImportProblem.English)} {nameof(ProductImportProblem.Chinese)}")] ProductImportProblem problem) =>
        Languages.Current == Languages.Chinese ? problem.Chinese : problem.English;
}

/// <summary>What the caller may do with an import now (FE-01).</summary>
[ExtendObjectType<ProductImportId>]
internal static class ProductImportAllowedActions
{
    /// <summary>What can be done with the import, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(ProductImport.Id)} {nameof(ProductImport.MerchantId)} {nameof(ProductImport.Status)}")] ProductImport import, AllowedActions allowed) =>
        allowed.Of(ProductImportActions.All, ProductImportFacts.Of(import));
}
