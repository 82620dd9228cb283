using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class ProductImageConfiguration : IEntityTypeConfiguration<ProductImage>
{
    public void Configure(EntityTypeBuilder<ProductImage> builder)
    {
        builder.Property(i => i.Sha256).HasMaxLength(FieldLengths.Sha256);
        builder.HasOne<Product>().WithMany().HasForeignKey(i => i.ProductId);
        builder.HasIndex(i => new { i.ProductId, i.Sha256 }).IsUnique();
        builder.HasIndex(i => i.Sha256);
    }
}

/// <summary>Reads the images of products.</summary>
internal static class ImageReading
{
    /// <summary>The images of some products, each product's in their order, in one statement.</summary>
    public static async Task<ILookup<ProductId, ProductImage>> LoadImagesAsync(this CatalogueDb db, IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken) =>
        (await db.Images.AsNoTracking().Where(i => products.Contains(i.ProductId)).OrderBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(cancellationToken)).ToLookup(i => i.ProductId);
}
