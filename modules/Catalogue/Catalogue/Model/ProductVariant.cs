using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>A variant of a product: what is stocked and sold under one SKU (CAT-04, CAT-05).</summary>
internal sealed class ProductVariant
{
    private ProductVariant()
    {
    }

    /// <summary>The variant's id.</summary>
    public VariantId Id { get; private init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>Whose it is; the product's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>The merchant's own number of it, which no other variant of the merchant has.</summary>
    public string Sku { get; private init; } = "";

    /// <summary>What tells it from the product's other variants, such as colour and size; null for the only one.</summary>
    public string? Specification { get; private init; }

    /// <summary>The EAN-13 of the goods; null where they have none.</summary>
    public string? Barcode { get; private init; }

    /// <summary>The price of one, in minor units.</summary>
    [GraphQLIgnore]
    public long PriceAmount { get; private set; }

    /// <summary>The currency of the price, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>Makes a variant of a product.</summary>
    public static ProductVariant Of(VariantId id, Product product, VariantDetails details) => new()
    {
        Id = id, ProductId = product.Id, MerchantId = product.MerchantId, Sku = details.Sku, Specification = details.Specification, Barcode = details.Barcode,
        PriceAmount = details.Price, Currency = details.Currency,
    };

    /// <summary>Sets another price, for orders from now on.</summary>
    public void Reprice(long amount) => PriceAmount = amount;
}
