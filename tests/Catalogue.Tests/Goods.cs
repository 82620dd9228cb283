using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Tests;

/// <summary>Makes products through the model, in any state and with stock.</summary>
internal sealed class Goods(ModuleHost host)
{
    public static readonly Actor Owner = new(DemoUsers.Merchant.Id);
    public static readonly Actor Reviewer = new(DemoUsers.Reviewer.Id);

    private static readonly DateTime At = MovableClock.Start;
    private static int _number;

    /// <summary>A SKU that no other call got.</summary>
    public static string NewSku() => $"SKU-{Interlocked.Increment(ref _number):D6}";

    public static ProductDetails Details(string title = "桑蚕丝衬衫") => new(title, "六A级桑蚕丝。", "apparel", null);

    public static VariantDetails Variant(long price = 19900, string currency = Money.Yuan) => new(NewSku(), "黑色 M", null, price, currency);

    /// <summary>A product, handed in by the first merchant's owner and reviewed by the reviewer where it has come so far.</summary>
    public Product Make(ProductStatus status = ProductStatus.Listed, MerchantId? merchant = null, int variants = 1, int stock = 0, string currency = Money.Yuan)
    {
        var product = Enter(merchant ?? KnownMerchants.First, variants, currency);
        foreach (var step in StepsTo(status))
            step(product);
        using var db = Open();
        db.Add(product);
        foreach (var variant in product.Variants)
        {
            db.Add(new StockLevel { VariantId = variant.Id, MerchantId = product.MerchantId, OnHand = stock });
            if (stock > 0)
                db.Add(StockMovement.Of(variant.Id, product.MerchantId, StockMovementKind.Received, stock, Owner, At));
        }

        db.SaveChanges();
        if (product.Status != status)
            db.Entry(product).Property(p => p.Status).CurrentValue = status;
        db.SaveChanges();
        return product;
    }

    /// <summary>The only variant of a new listed product.</summary>
    public VariantId Stocked(int stock, MerchantId? merchant = null, string currency = Money.Yuan) => Make(merchant: merchant, stock: stock, currency: currency).Variants[0].Id;

    /// <summary>Changes a product as no step does.</summary>
    public void Force(ProductId id, Action<Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Product>> change)
    {
        using var db = Open();
        change(db.Entry(db.Products.Single(p => p.Id == id)));
        db.SaveChanges();
    }

    /// <summary>A draft.</summary>
    public static Product Enter(MerchantId merchant, int variants = 1, string currency = Money.Yuan)
    {
        var product = Product.Enter(new(Guid.CreateVersion7()), merchant, Details(), Owner, At);
        for (var i = 0; i < variants; i++)
            Assert.Null(product.AddVariant(new(Guid.CreateVersion7()), Variant(currency: currency), Owner, At));
        return product;
    }

    /// <summary>The way to a state by the model's own steps; nobody's step ends in InReview.</summary>
    public static IReadOnlyList<Action<Product>> StepsTo(ProductStatus status)
    {
        Action<Product> submit = p => Assert.Null(p.Submit(Owner, At)), approve = p => Assert.Null(p.Approve(Reviewer, At)), list = p => Assert.Null(p.List(Owner, At));
        return status switch
        {
            ProductStatus.Draft => [],
            ProductStatus.Submitted or ProductStatus.InReview => [submit],
            ProductStatus.ChangesRequested => [submit, p => Assert.Null(p.RequestChanges("补充图片", Reviewer, At))],
            ProductStatus.Rejected => [submit, p => Assert.Null(p.Reject(ProductRejectionReason.Misleading, "不实", Reviewer, At))],
            ProductStatus.Approved => [submit, approve],
            ProductStatus.Listed => [submit, approve, list],
            ProductStatus.Delisted => [submit, approve, list, p => Assert.Null(p.Delist(null, Owner, At))],
            ProductStatus.Suspended => [submit, approve, list, p => p.Suspend(Guid.NewGuid(), "COUNTERFEIT", At)],
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }

    private CatalogueDb Open() => host.OpenDatabase<CatalogueDb>();
}
