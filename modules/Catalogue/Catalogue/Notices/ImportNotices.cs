using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people that an import has come to its end (ACC-04, CAT-19).</summary>
internal sealed class ImportNotices : INotifier<ProductImportEnded>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductImportEnded happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        [new(SellingNotices.ProductImportEnded, Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.Write), NodeId.Of(happened.Import))]);
}
