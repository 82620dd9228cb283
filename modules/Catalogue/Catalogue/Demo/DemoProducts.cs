using Catalogue.Contracts;
using Catalogue.Model;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Demo;

/// <summary>Makes products step by step through the model, so that demo data can be nothing that the product would refuse. The same seed and day give the same data.</summary>
/// <param name="asOf">The day (UTC) up to which it has happened.</param>
internal sealed class DemoProducts(DateTime asOf)
{
    /// <summary>Of a hundred products so many are listed; what the others are, see <see cref="Advance"/>.</summary>
    private const int Listed = 83;

    private readonly DemoSource _source = new(20260202);
    private int _number;
    private int _products;

    /// <summary>A product with its stock, ready to be written.</summary>
    public sealed record Made(Product Product, IReadOnlyList<StockLevel> Levels, IReadOnlyList<StockMovement> Movements);

    /// <summary>The products of a merchant, with so many variants together.</summary>
    public IEnumerable<Made> Of(MerchantSummary merchant, int index, int variants)
    {
        for (var left = variants; left > 0;)
        {
            var made = Make(merchant, OwnerOf(index), Math.Min(left, _source.Random.Next(2, 6)));
            left -= made.Product.Variants.Count;
            yield return made;
        }
    }

    private Made Make(MerchantSummary merchant, Actor owner, int variants)
    {
        var kind = DemoGoods.Any(_source);
        var entered = merchant.Since + (asOf - merchant.Since) * _source.Random.NextDouble() * 0.5;
        var product = Product.Enter(
            new(_source.Id(entered)), merchant.Id, new(DemoGoods.Title(kind, _source), "面料与工艺说明、使用方法及售后承诺见详情页。七天无理由退货。", kind.Category, null), owner, entered);
        var price = _source.Random.Next(kind.Cheapest, kind.Dearest) / 100 * 100;
        for (var i = 0; i < Math.Min(variants, kind.Specifications.Count); i++)
        {
            _number++;
            DemoSource.Must(product.AddVariant(
                new VariantId(_source.Id(entered)), new($"SKU-{_number:D5}", kind.Specifications[i], DemoGoods.Barcode(_number), price + 500 * i, Money.Yuan), owner, entered));
        }

        Advance(product, owner, entered);
        var (levels, movements) = (new List<StockLevel>(), new List<StockMovement>());
        foreach (var variant in product.Variants)
        {
            var stock = _source.Random.Next(40, 400);
            levels.Add(new() { VariantId = variant.Id, MerchantId = merchant.Id, OnHand = stock });
            movements.Add(StockMovement.Of(variant.Id, merchant.Id, StockMovementKind.Received, stock, owner, entered, "期初入库", _source.Id(entered)));
        }

        return new(product, levels, movements);
    }

    private void Advance(Product product, Actor owner, DateTime entered)
    {
        var reviewer = new Actor(DemoUsers.Reviewer.Id);
        // Steps of 37 come by all hundred in turn, and by every state early: also few products have one of each.
        var turn = _products++ * 37 % 100;
        var submitted = entered.AddMinutes(_source.Random.Next(10, 600));
        if (turn >= 97 || submitted >= asOf)
            return;
        DemoSource.Must(product.Submit(owner, submitted));
        var decided = submitted.AddMinutes(_source.Random.Next(30, 1500));
        if (turn >= 93 || decided >= asOf)
            return;
        if (turn >= 91)
            DemoSource.Must(product.RequestChanges("主图与描述不符，请补充实拍图片。", reviewer, decided));
        else if (turn >= 89)
            DemoSource.Must(product.Reject(ProductRejectionReason.Misleading, "宣传用语无依据。", reviewer, decided));
        else
            DemoSource.Must(product.Approve(reviewer, decided));
        var listed = decided.AddMinutes(_source.Random.Next(5, 300));
        if (turn >= Listed + 3 || listed >= asOf)
            return;
        DemoSource.Must(product.List(owner, listed));
        if (turn >= Listed)
            DemoSource.Must(product.Delist("换季下架", owner, listed + (asOf - listed) * _source.Random.NextDouble()));
    }

    /// <summary>The first two merchants belong to the demo users; for the others the platform speaks.</summary>
    private static Actor OwnerOf(int index) => index switch
    {
        0 => new(DemoUsers.Merchant.Id),
        1 => new(DemoUsers.Merchant2.Id),
        _ => Actor.System,
    };
}
