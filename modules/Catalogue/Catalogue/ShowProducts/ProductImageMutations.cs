using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.ShowProducts;

/// <summary>Showing goods (CAT-07).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ProductImageMutations
{
    private const int Most = 15;

    /// <summary>
    /// Adds an image behind the others (CAT-07): a JPEG, PNG or WebP by its content, whole, large enough and not stretched, which the product does not have yet. A new main image makes the
    /// one before it an angle. A product that was approved goes back to review and is not for sale until then.
    /// </summary>
    /// <param name="productId">The product, with at most 15 images.</param>
    /// <param name="file">The image.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="expectedVersion">The version of the product that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> AddProductImageAsync(
        ProductId productId, IUpload file, ProductImageKind kind, int? expectedVersion, CatalogueDb db, ChangeImages images, FileStore files, CatalogueOptions options,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var found = problems.Take("file", Inspect(file, kind, options));
        if (!problems.IsEmpty)
            return problems.Errors;
        // Written before the row that refers to it; what nothing refers to is swept away.
        StoredFile stored;
        await using (var content = file.OpenReadStream())
            stored = await files.SaveAsync(content, cancellationToken);
        return await images.TakeAsync(
            ProductActions.AddImage, productId, expectedVersion,
            (product, all, by, at) =>
            {
                if (all.Count >= Most)
                    return Refused("IMAGES_COUNT", Most);
                if (all.Any(i => i.Sha256 == stored.Sha256))
                    return Refused("IMAGE_TWICE");
                if (kind == ProductImageKind.Main)
                    all.ForEach(i => i.Kind = i.Kind == ProductImageKind.Main ? ProductImageKind.Angle : i.Kind);
                db.Add(new ProductImage
                {
                    Id = Guid.CreateVersion7(), ProductId = product.Id, MerchantId = product.MerchantId, Kind = kind, Place = all.Count + 1, Sha256 = stored.Sha256,
                    Format = Enum.Parse<ProductImageFormat>(found.Format.ToString()), Width = found.Width, Height = found.Height, AddedAt = at, AddedById = by.UserId,
                });
                return Task.FromResult<IUserError?>(null);
            }, cancellationToken);

        static Task<IUserError?> Refused(string rule, params ReadOnlySpan<object?> values) => Task.FromResult<IUserError?>(Text.Invalid("file", rule, values));
    }

    /// <summary>Takes an image away (CAT-07). A product that was approved goes back to review and is not for sale until then.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="sha256">The image, by the SHA-256 of its content.</param>
    /// <param name="expectedVersion">The version of the product that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [return: GraphQLName("product")]
    public static Task<FieldResult<Product>> RemoveProductImageAsync(
        ProductId productId, string sha256, int? expectedVersion, CatalogueDb db, ChangeImages images, CancellationToken cancellationToken) =>
        images.TakeAsync(
            ProductActions.RemoveImage, productId, expectedVersion,
            (_, all, _, _) =>
            {
                if (all.Find(i => i.Sha256 == sha256) is not { } gone)
                    return Task.FromResult<IUserError?>(Text.Invalid("sha256", "IMAGE_UNKNOWN"));
                db.Remove(gone);
                all.Remove(gone);
                for (var i = 0; i < all.Count; i++)
                    all[i].Place = i + 1;
                return Task.FromResult<IUserError?>(null);
            }, cancellationToken);

    /// <summary>Puts the images in an order and says what each is for (CAT-07): every one once, and one of them the main one. A product that was approved goes back to review.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="images">All its images in their new order.</param>
    /// <param name="expectedVersion">The version of the product that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [return: GraphQLName("product")]
    public static Task<FieldResult<Product>> ArrangeProductImagesAsync(
        ProductId productId, IReadOnlyList<ProductImagePlaceInput> images, int? expectedVersion, ChangeImages change, CancellationToken cancellationToken) =>
        change.TakeAsync(
            ProductActions.ArrangeImages, productId, expectedVersion,
            (_, all, _, _) =>
            {
                if (!images.Select(i => i.Sha256).Order(StringComparer.Ordinal).SequenceEqual(all.Select(i => i.Sha256).Order(StringComparer.Ordinal)))
                    return Task.FromResult<IUserError?>(Text.Invalid("images", "IMAGES_ALL_ONCE"));
                if (images.Count(i => i.Kind == ProductImageKind.Main) != 1)
                    return Task.FromResult<IUserError?>(Text.Invalid("images", "IMAGE_MAIN_ONE"));
                for (var i = 0; i < images.Count; i++)
                {
                    var image = all.Find(a => a.Sha256 == images[i].Sha256)!;
                    (image.Kind, image.Place) = (images[i].Kind, i + 1);
                }

                return Task.FromResult<IUserError?>(null);
            }, cancellationToken);

    private static Checked<InspectedImage> Inspect(IUpload file, ProductImageKind kind, CatalogueOptions options)
    {
        if (file.Length > options.MostImageBytes)
            return Text.Broken("IMAGE_SIZE", file.Length, options.MostImageBytes);
        using var content = file.OpenReadStream();
        var inspected = ImageFile.Inspect(content, options.MostImagePixels);
        if (inspected.Violation is not null)
            return inspected;
        var (shorter, longer) = (Math.Min(inspected.Value.Width, inspected.Value.Height), Math.Max(inspected.Value.Width, inspected.Value.Height));
        if (shorter < options.LeastImagePixels)
            return Text.Broken("IMAGE_SMALL", inspected.Value.Width, inspected.Value.Height, options.LeastImagePixels);
        // The main one stands in a square of a list; the others may be long, as labels are.
        var (most, of) = kind == ProductImageKind.Main ? (4, 3) : (3, 1);
        return (long)longer * of <= (long)shorter * most ? inspected : Text.Broken("IMAGE_RATIO", inspected.Value.Width, inspected.Value.Height, $"{most}:{of}");
    }
}

/// <summary>An image in the order of a product's images (CAT-07).</summary>
/// <param name="Sha256">The image, by the SHA-256 of its content.</param>
/// <param name="Kind">What it is for.</param>
internal sealed record ProductImagePlaceInput(string Sha256, ProductImageKind Kind);
