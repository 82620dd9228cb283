using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Product(ProductId id) => new NotFoundError(Text.Of("PRODUCT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Variant(VariantId id) => new NotFoundError(Text.Of("VARIANT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Merchant(MerchantId id) => new NotFoundError(Text.Of("MERCHANT_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>The product with its variants, to be changed; null where the caller sees none of this id.</summary>
    public static Task<Product?> FindProductAsync(this CatalogueDb db, ProductId id, CancellationToken cancellationToken) =>
        db.Products.Include(p => p.Variants).AsSingleQuery().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
}
