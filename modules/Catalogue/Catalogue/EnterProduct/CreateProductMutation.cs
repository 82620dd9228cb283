using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.EnterProduct;

/// <summary>Entering goods.</summary>
[MutationType]
[Idempotent]
internal static class CreateProductMutation
{
    /// <summary>Enters a product with its variants, as a draft (CAT-01, CAT-04). All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant whose product it is.</param>
    /// <param name="title">The title, at most 120 characters.</param>
    /// <param name="description">What it is, how it is used, what comes after the sale; at most 4000 characters (CAT-08).</param>
    /// <param name="category">The category's code, one of <c>productCategories</c> (CAT-06).</param>
    /// <param name="brand">The brand, at most 60 characters; left out for goods without one (CAT-13).</param>
    /// <param name="variants">What is sold of it; 1 to 100, all in one currency.</param>
    /// <param name="attributes">The values of the category's attributes, at most 60 (CAT-05); none where left out.</param>
    /// <param name="usage">How it is used, at most 2000 characters (CAT-08).</param>
    /// <param name="afterSales">What comes after the sale, at most 2000 characters (CAT-08).</param>
    /// <returns>The product.</returns>
    [Authorize(CataloguePermissions.Write)]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<SkuTakenError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> CreateProductAsync(
        MerchantId merchantId, string title, string description, string category, string? brand, IReadOnlyList<ProductVariantInput> variants,
        IReadOnlyList<AttributeValueInput>? attributes, string? usage, string? afterSales, CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var details = ProductDetailsInput.Check(
            problems, title, description, category, brand, await db.LoadCategoriesAsync(cancellationToken), new(attributes, usage, afterSales));
        var offered = variants.Select((v, i) => v.Check(problems, $"variants.{i}.")).ToList();
        if (variants.Count is 0 or > Product.MostVariants)
            problems.Add("variants", Text.Broken("VARIANTS_COUNT", Product.MostVariants));
        if (offered.Select(v => v.Currency).Distinct().Count() > 1)
            problems.Add("variants", Text.Broken("VARIANTS_CURRENCY"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!caller.Has(CataloguePermissions.Write, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        if (offered.GroupBy(v => v.Sku).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new[] { SkuRule.Taken(twice.Key) };

        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var product = Product.Enter(new(Guid.CreateVersion7()), merchantId, details, by, now);
        foreach (var variant in offered)
            product.AddVariant(new(Guid.CreateVersion7()), variant, by, now);
        db.Add(product);
        return await db.TrySaveVariantsAsync(product.Variants, cancellationToken) is { } error ? new[] { error } : product;
    }
}
