using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Shop;

/// <summary>The module's database.</summary>
internal sealed class ShopDb(DbContextOptions<ShopDb> options) : ModuleDbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Product>(product =>
        {
            product.ToTable("Products").HasKey(p => p.Id);
            product.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        });
        modelBuilder.Entity<Variant>().ToTable("Variants").HasKey(v => v.Id);
        base.OnModelCreating(modelBuilder);
    }
}
