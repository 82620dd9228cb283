using Catalogue.Model;
using Catalogue.Persistence;
using Modular.Kernel;

namespace Catalogue.SearchProducts;

/// <summary>Enters into the search what is older than it: every save does so by itself, and what nobody saves again would not be found.</summary>
[Job("catalogue.index-old-products", "0 5 * * * ?")]
internal sealed class IndexOldProducts(CatalogueDb db) : IJob
{
    private const int AtATime = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        int entered;
        do
        {
            entered = await ProductWords.Index.FillAsync(db, AtATime, cancellationToken);
            run.Count("entered", entered);
        }
        while (entered == AtATime);
    }
}
