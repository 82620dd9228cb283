using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people what was decided on their products (ACC-04, CAT-01, CAT-12).</summary>
internal sealed class ProductNotices :
    INotifier<ProductApproved>, INotifier<ProductRejected>, INotifier<ProductChangesRequested>, INotifier<ProductSuspended>, INotifier<ProductReinstated>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductApproved happened, CancellationToken cancellationToken) => Tell(CatalogueNotices.ProductApproved, happened.Product, happened.Merchant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductRejected happened, CancellationToken cancellationToken) => Tell(CatalogueNotices.ProductRejected, happened.Product, happened.Merchant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductChangesRequested happened, CancellationToken cancellationToken) => Tell(CatalogueNotices.ChangesRequested, happened.Product, happened.Merchant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductSuspended happened, CancellationToken cancellationToken) => Tell(CatalogueNotices.ProductSuspended, happened.Product, happened.Merchant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ProductReinstated happened, CancellationToken cancellationToken) => Tell(CatalogueNotices.ProductReinstated, happened.Product, happened.Merchant);

    private static Task<IReadOnlyList<Notice>> Tell(NotificationKind kind, ProductId product, MerchantId merchant) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(kind, Audience.HoldingAt(merchant.Value, CataloguePermissions.Write), NodeId.Of(product))]);
}
