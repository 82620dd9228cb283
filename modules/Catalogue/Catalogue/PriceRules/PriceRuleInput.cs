using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.PriceRules;

/// <summary>What a price rule is about (CAT-09); exactly one of them.</summary>
/// <param name="VariantId">One variant.</param>
/// <param name="ProductId">All variants of one product.</param>
/// <param name="Category">All products of the merchant in the category with this code.</param>
/// <param name="Everything">True: everything that the merchant sells.</param>
[OneOf]
internal sealed record PriceRuleTargetInput(VariantId? VariantId, ProductId? ProductId, string? Category, bool? Everything)
{
    /// <summary>What it names; problems are noted.</summary>
    public PriceRuleTarget Check(InputProblems problems)
    {
        if (VariantId is { } variant)
            return new(PriceRuleScope.Variant, Variant: variant);
        if (ProductId is { } product)
            return new(PriceRuleScope.Product, Product: product);
        if (Category is not null)
            return new(PriceRuleScope.Category, Category: problems.Take("target.category", PlainText.Parse(Category, FieldLengths.Category, "CATEGORY")));
        if (Everything != true)
            problems.Add("target.everything", Text.Broken("PRICE_RULE_EVERYTHING"));
        return new(PriceRuleScope.Merchant);
    }
}

/// <summary>How a price rule lowers prices (CAT-09); exactly one of them.</summary>
/// <param name="RateOff">So much is taken off, in basis points, 1 to 9999: 1500 is 15 %. It is rounded half up, once for one piece.</param>
/// <param name="FixedPrice">One piece costs this, where it is below the ordinary price.</param>
[OneOf]
internal sealed record PriceRuleDiscountInput(int? RateOff, MoneyInput? FixedPrice)
{
    /// <summary>What it says; problems are noted.</summary>
    public (int? RateOff, Money? Fixed) Check(InputProblems problems)
    {
        if (FixedPrice is { } price)
            return (null, problems.Take("discount.fixedPrice", price.Check()));
        if (RateOff is < 1 or > 9999)
            problems.Add("discount.rateOff", Text.Broken("PRICE_RULE_RATE"));
        return (RateOff, null);
    }
}

/// <summary>How often a price rule is given (CAT-09).</summary>
/// <param name="MostPerOrder">The most pieces of one order, 1 to 1 000 000; left out for no limit.</param>
/// <param name="MostPieces">The most pieces in all, 1 to 1 000 000; left out for no limit.</param>
internal sealed record PriceRuleLimitsInput(int? MostPerOrder, int? MostPieces)
{
    private const int Largest = 1_000_000;

    /// <summary>Checks them; problems are noted.</summary>
    public void Check(InputProblems problems)
    {
        if (MostPerOrder is < 1 or > Largest)
            problems.Add("limits.mostPerOrder", Text.Broken("PRICE_RULE_LIMIT", Largest));
        if (MostPieces is < 1 or > Largest)
            problems.Add("limits.mostPieces", Text.Broken("PRICE_RULE_LIMIT", Largest));
    }
}
