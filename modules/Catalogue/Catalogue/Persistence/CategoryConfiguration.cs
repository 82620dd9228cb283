using Catalogue.Categories;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Catalogue.Persistence;

internal sealed class ProductCategoryConfiguration : IEntityTypeConfiguration<ProductCategory>
{
    public void Configure(EntityTypeBuilder<ProductCategory> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(FieldLengths.Category);
        builder.Property(c => c.Path).HasMaxLength(FieldLengths.CategoryPath);
        builder.Property(c => c.NameZh).HasMaxLength(FieldLengths.CategoryName);
        builder.Property(c => c.NameEn).HasMaxLength(FieldLengths.CategoryName);
        builder.Property(c => c.Attributes).IsJson();
        builder.Property(c => c.Papers).IsJson();
        builder.HasOne<ProductCategory>().WithMany().HasForeignKey(c => c.ParentId);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => new { c.Path, c.Id });
        // A host without demo data has a usable tree; the product team goes on from there.
        builder.HasData(ReferenceCategories.All.Select(c => new
        {
            c.Id, c.Code, c.ParentId, c.Path, c.Content.NameZh, c.Content.NameEn, c.Content.Attributes, c.Content.Rules.Papers, c.Content.Rules.NeedsBrandAuthorisation,
            c.Content.Rules.NeedsTestReport, c.Content.Rules.NeedsFullDescription, c.Content.Rules.LeastImages, Status = CategoryStatus.InUse, Version = 1, StepCount = 0,
        }));
    }
}
