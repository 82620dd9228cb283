using System.Globalization;
using Catalogue.Contracts;
using Catalogue.Model;

namespace Catalogue.CheckProduct;

/// <summary>Whether a product is shown as it is, from several sides (CAT-07). What one image must be is checked when it is added.</summary>
internal static class ImageChecks
{
    /// <summary>So many show a thing from several sides.</summary>
    private const int UsualImages = 3;

    public static IEnumerable<ProductCheck> Of(Product product, CategoryTree tree, ILookup<ProductId, ProductImage> images)
    {
        var least = tree.Find(product.Category) is { } category ? tree.RulesOf(category).LeastImages : 0;
        var own = images[product.Id].ToList();
        if (own.Count < least)
            yield return ProductCheck.Blocking("IMAGES_FEW", "images", null, null, Number(least), Number(own.Count));
        else if (own.Count < UsualImages)
            yield return ProductCheck.Warning("IMAGES_FEW", "images", null, null, Number(UsualImages), Number(own.Count));
        if (own.Count > 0 && own.All(i => i.Kind != ProductImageKind.Main))
            yield return ProductCheck.Blocking("IMAGE_MAIN_MISSING", "images");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
