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

/// <summary>Entering many products from a file.</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
internal static class ImportMutations
{
    /// <summary>
    /// Takes a file of products in; its rows are entered in the background, as drafts, each by the rules of <c>createProduct</c> (CAT-19). Good rows are entered whatever others are like; each
    /// that is not good is listed with row, column and reason.
    /// </summary>
    /// <param name="merchantId">The merchant whose products they become.</param>
    /// <param name="file">
    /// The file. CSV has a line of headers, Chinese or English: title (标题), description (描述), category (类目), sku (货号) and price (价格, in yuan: 199.00) are mandatory; brand (品牌),
    /// specification (规格), barcode (条码), currency (币种) and group (款号) are not. Rows that stand together with one group are variants of one product.
    /// </param>
    /// <param name="format">How it is written.</param>
    /// <param name="dryRun">Whether its rows are only checked, and nothing is entered; left out, they are entered.</param>
    /// <returns>The import.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("productImport")]
    public static async Task<FieldResult<ProductImport>> ImportProductsAsync(
        MerchantId merchantId, IUpload file, ProductFileFormat format, bool? dryRun,
        CatalogueDb db, ICaller caller, FileStore files, CatalogueOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (file.Length == 0 || file.Length > options.ImportMostBytes)
            return new[] { Text.Invalid("file", "IMPORT_SIZE", options.ImportMostBytes) };
        if (!caller.Has(CataloguePermissions.Write, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        await using var content = file.OpenReadStream();
        var stored = await files.SaveAsync(content, cancellationToken);
        var import = ProductImport.TakeIn(
            new(Guid.CreateVersion7()), merchantId, new(ShortName(file.FileName), format, stored.Sha256), dryRun ?? false, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Ends an import before its end; what was entered stays (CAT-19).</summary>
    /// <param name="productImportId">The import.</param>
    /// <returns>The import.</returns>
    [Error<IllegalTransitionError>]
    [Error<NotAuthorizedError>]
    [Error<EditConflictError>]
    [return: GraphQLName("productImport")]
    public static async Task<FieldResult<ProductImport>> CancelProductImportAsync(
        ProductImportId productImportId, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        // It goes on all the time; whoever ends it means it as it is at that moment.
        for (var i = 0; ; i++)
        {
            var found = await db.ReadableImports(tracked: true).SingleOrDefaultAsync(x => x.Id == productImportId, cancellationToken);
            var cancelled = await turn.TakeAsync(
                ProductImportActions.Cancel, found, () => Task.FromResult(ProductImportFacts.Of(found!)), Missing.ProductImport(productImportId), null, (x, by, at) => x.Cancel(by, at, out _), cancellationToken);
            if (i == 9 || cancelled.IsSuccess || cancelled.Errors is not [EditConflictError])
                return cancelled;
            db.ChangeTracker.Clear();
        }
    }

    private static string ShortName(string name)
    {
        var clean = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c)));
        return clean.Length <= FieldLengths.Note ? clean : clean[^FieldLengths.Note..];
    }
}
