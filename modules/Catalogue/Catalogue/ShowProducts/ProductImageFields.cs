using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.ShowProducts;

/// <summary>The images of a product.</summary>
[ExtendObjectType<ProductId>]
internal static class ProductImageFields
{
    /// <summary>The images in their order (CAT-07); whoever sees the product sees them.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<ProductImage>>> GetImagesAsync([Parent] IReadOnlyList<ProductId> products, CatalogueDb db, CancellationToken cancellationToken)
    {
        var images = await db.LoadImagesAsync(products, cancellationToken);
        return [.. products.Select(p => images[p].ToList())];
    }
}

/// <summary>Where an image can be had.</summary>
[ObjectType<ProductImage>]
internal static class ProductImageLink
{
    /// <summary>A path on this host from which the image can be had for five minutes, by whoever has the path (CAT-07).</summary>
    public static string GetUrl([Parent(Requires = $"{nameof(ProductImage.Sha256)} {nameof(ProductImage.Format)} {nameof(ProductImage.Place)}")] ProductImage image, FileLinks links, ICaller caller)
    {
        var format = StateName.Of(image.Format).ToLowerInvariant();
        return links.PathOf(new(image.Sha256, $"{image.Place}.{format}", $"image/{format}", caller.UserId));
    }
}
