using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Tests.Actions;

/// <summary>Products in all of their states: handed in by the merchant, decided on by the reviewer.</summary>
internal static class Fixtures
{
    public static ActionFixture<ProductFacts, ProductStatus> Products { get; } = new(
        "Product", ProductActions.All,
        [
            .. Enum.GetValues<ProductStatus>().Select(s => new ActionCase($"product {s}", host => Made(host, s))),
            new("draft without variants", host => Task.FromResult(new Goods(host).Make(ProductStatus.Draft, variants: 0).Id.Value)),
            new("product in review with a fault", host => Made(host, ProductStatus.InReview, p => p.Property(x => x.OpenFaults).CurrentValue = 1)),
            new("approved product of a merchant that is stopped", host =>
            {
                var merchant = new Merchants.Contracts.MerchantId(Guid.CreateVersion7());
                using var db = host.OpenDatabase<CatalogueDb>();
                db.Add(new MerchantStanding { MerchantId = merchant });
                db.SaveChanges();
                return Task.FromResult(new Goods(host).Make(ProductStatus.Approved, merchant).Id.Value);
            }),
            new("product handed in by its reviewer", host => Made(host, ProductStatus.Submitted, p => p.Property(x => x.SubmitterId).CurrentValue = DemoUsers.Reviewer.Id)),
        ],
        [DemoUsers.Merchant, DemoUsers.Reviewer],
        (_, id, action) => Task.FromResult(InputOf(id, action.Mutation)));

    /// <summary>Sound input of a mutation on a product.</summary>
    public static Dictionary<string, object?> InputOf(Guid product, string mutation)
    {
        var input = new Dictionary<string, object?> { ["productId"] = NodeId.Of(new ProductId(product)).ToString() };
        switch (mutation)
        {
            case "editProduct":
                (input["title"], input["description"], input["category"]) = ($"羊毛大衣 {Goods.NewSku()}", "双面羊毛。", "apparel");
                break;
            case "addProductVariant":
                input["variant"] = new { sku = Goods.NewSku(), price = new { amount = 100 }, specification = "白色" };
                break;
            case "approveProduct":
                input["verdicts"] = new { compliant = true, truthful = true, certificatesValid = true };
                break;
            case "rejectProduct":
                (input["reasonCode"], input["reasonText"]) = ("MISLEADING", "宣传用语无依据");
                break;
            case "requestProductChanges":
                input["comment"] = "请补充图片";
                break;
        }

        return input;
    }

    private static Task<Guid> Made(ModuleHost host, ProductStatus status, Action<Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Product>>? change = null)
    {
        var goods = new Goods(host);
        var product = goods.Make(status);
        if (change is not null)
            goods.Force(product.Id, change);
        return Task.FromResult(product.Id.Value);
    }
}
