using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Categories;

/// <summary>Reading the tree of categories, which is open to everybody.</summary>
[QueryType]
internal static class CategoryQueries
{
    /// <summary>The categories in the order of the tree, each behind the one around it (CAT-06); open to everybody.</summary>
    /// <param name="parentId">Only those directly below this one.</param>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ProductCategory.Code), nameof(ProductCategory.Status), nameof(ProductCategory.NameZh), nameof(ProductCategory.NameEn)])]
    public static IQueryable<ProductCategory> GetCategories(CategoryId? parentId, CatalogueDb db) =>
        db.Categories.AsNoTracking().Where(c => parentId == null || c.ParentId == parentId).OrderBy(c => c.Path).ThenBy(c => c.Id);

    /// <summary>The category of a code; null where there is none (CAT-06). Open to everybody.</summary>
    /// <param name="code">The code.</param>
    public static Task<ProductCategory?> GetCategoryAsync(string code, IDataLoader<string, ProductCategory> categories, CancellationToken cancellationToken) =>
        categories.LoadAsync(code, cancellationToken);
}

/// <summary>The fields of a category that are not its own columns.</summary>
[ObjectType<ProductCategory>]
internal static class CategoryFields
{
    /// <summary>The category around it; null at the top of the tree.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<ProductCategory?>> GetParentAsync(
        [Parent(Requires = nameof(ProductCategory.ParentId))] IReadOnlyList<ProductCategory> categories, CatalogueDb db, CancellationToken cancellationToken)
    {
        var ids = categories.Select(c => c.ParentId).OfType<CategoryId>().Distinct().ToList();
        var parents = await db.Categories.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. categories.Select(c => c.ParentId is { } id ? parents.GetValueOrDefault(id) : null)];
    }

    /// <summary>All that is entered of goods in it, from the top of the tree down to it (CAT-05).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<CategoryAttribute>>> GetAttributesAsync(
        [Parent(Requires = nameof(ProductCategory.Code))] IReadOnlyList<ProductCategory> categories, CatalogueDb db, CancellationToken cancellationToken)
    {
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        return [.. categories.Select(c => tree.Find(c.Code) is { } known ? tree.SchemaOf(known) : [])];
    }

    /// <summary>All that it demands of goods in it, those around it included (CAT-06).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<CategoryRules>> GetRulesAsync(
        [Parent(Requires = nameof(ProductCategory.Code))] IReadOnlyList<ProductCategory> categories, CatalogueDb db, CancellationToken cancellationToken)
    {
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        return [.. categories.Select(c => tree.Find(c.Code) is { } known ? tree.RulesOf(known) : CategoryRules.None)];
    }

    /// <summary>Whether goods may be put in it: it is in use, none lies below it, and it is not for services (CAT-06).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<bool>> GetTakesGoodsAsync(
        [Parent(Requires = nameof(ProductCategory.Code))] IReadOnlyList<ProductCategory> categories, CatalogueDb db, CancellationToken cancellationToken)
    {
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        return [.. categories.Select(c => tree.Check(c.Code).Violation is null)];
    }
}

/// <summary>What the caller may do with a category now (FE-01).</summary>
[ExtendObjectType<CategoryId>]
internal static class CategoryAllowedActions
{
    /// <summary>What can be done with the category, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<CategoryId> categories, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(categories, cancellationToken);
        return [.. categories.Select(c => facts.TryGetValue(c, out var known) ? allowed.Of(CategoryActions.All, known) : [])];
    }
}

/// <summary>Loads categories in one query for all that are asked for at the same time.</summary>
internal static class CategoryNodes
{
    /// <summary>Categories by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<CategoryId, ProductCategory>> GetCategoriesByIdAsync(IReadOnlyList<CategoryId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.Categories.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);

    /// <summary>Categories by their codes.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<string, ProductCategory>> GetCategoriesByCodeAsync(IReadOnlyList<string> codes, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.Categories.AsNoTracking().Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, cancellationToken);
}
