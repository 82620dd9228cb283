using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Categories;

/// <summary>The product team keeps the tree of categories with their attributes and rules (CAT-05, CAT-06, CAT-19).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.KeepProductData)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class CategoryMutations
{
    /// <summary>Adds a category to the tree (CAT-06, CAT-19). One that holds goods gets none below it. All problems of the input are told at once.</summary>
    /// <param name="code">The stable code, kept for good: small letters, digits and <c>-</c>, at most 40 characters.</param>
    /// <param name="parentId">The category around it; left out for one at the top.</param>
    /// <param name="nameZh">What it is called in Chinese, at most 60 characters.</param>
    /// <param name="nameEn">What it is called in English, at most 60 characters.</param>
    /// <param name="attributes">What is entered of goods in it, beside what the categories around it ask for; at most 40.</param>
    /// <param name="rules">What it demands, beside what the categories around it do; nothing where left out.</param>
    /// <returns>The category.</returns>
    [return: GraphQLName("category")]
    public static async Task<FieldResult<ProductCategory>> CreateCategoryAsync(
        string code, CategoryId? parentId, string nameZh, string nameEn, IReadOnlyList<CategoryAttributeInput> attributes, CategoryRulesInput? rules,
        CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("createCategory", PlatformPlace.Instance) is { } refused)
            return new IUserError[] { refused };
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        var parent = parentId is { } id ? await db.Categories.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
        if (parentId is { } asked && parent is null)
            return new[] { Missing.Category(asked) };
        var problems = new InputProblems();
        var known = problems.Take("code", CategoryChecks.CheckCode(code));
        var content = CategoryChecks.Check(problems, nameZh, nameEn, attributes, rules, parent is null ? [] : [.. tree.SchemaOf(parent).Select(a => a.Code)]);
        if (problems.IsEmpty && tree.Find(known) is not null)
            problems.Add("code", Text.Broken("CATEGORY_CODE_TAKEN"));
        if (problems.IsEmpty && ProductCategory.PathOf(parent?.Path, known).Length > FieldLengths.CategoryPath)
            problems.Add("parentId", Text.Broken("CATEGORY_DEPTH"));
        if (parent is { Status: CategoryStatus.Retired })
            problems.Add("parentId", Text.Broken("CATEGORY_RETIRED", string.Join(", ", tree.Open)));
        if (parent is not null && await db.Products.AnyAsync(p => p.Category == parent.Code, cancellationToken))
            problems.Add("parentId", Text.Broken("CATEGORY_HAS_GOODS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var category = ProductCategory.Add(new(Guid.CreateVersion7()), known, parent, content, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(category);
        return await db.SaveEditionAsync(category, cancellationToken);
    }

    /// <summary>Changes a category's names, attributes and rules (CAT-05, CAT-06, CAT-19). They hold for what is handed in from now on. All problems of the input are told at once.</summary>
    /// <param name="categoryId">The category.</param>
    /// <param name="nameZh">What it is called in Chinese, at most 60 characters.</param>
    /// <param name="nameEn">What it is called in English, at most 60 characters.</param>
    /// <param name="attributes">All that is entered of goods in it from now on, beside what the categories around it ask for; at most 40.</param>
    /// <param name="rules">All that it demands from now on; nothing where left out.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The category.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("category")]
    public static async Task<FieldResult<ProductCategory>> EditCategoryAsync(
        CategoryId categoryId, string nameZh, string nameEn, IReadOnlyList<CategoryAttributeInput> attributes, CategoryRulesInput? rules, int? expectedVersion,
        CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        var found = await db.Categories.SingleOrDefaultAsync(c => c.Id == categoryId, cancellationToken);
        var problems = new InputProblems();
        var own = found?.Attributes.Select(a => a.Code).ToHashSet() ?? [];
        var content = CategoryChecks.Check(
            problems, nameZh, nameEn, attributes, rules, found is null || tree.Find(found.Code) is not { } here ? [] : [.. tree.SchemaOf(here).Select(a => a.Code).Where(c => !own.Contains(c))]);
        if (found is not null && !problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            CategoryActions.Edit, found, FactsOf(db, categoryId, cancellationToken), Missing.Category(categoryId), expectedVersion, (category, _, _) => category.Edit(content), cancellationToken);
    }

    /// <summary>Lets no new goods into a category any more; those that are in it stay (CAT-06, CAT-19). None in use lies below it.</summary>
    /// <param name="categoryId">The category.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The category.</returns>
    [Error<IllegalTransitionError>]
    [Error<CategoryHasBranchesError>]
    [return: GraphQLName("category")]
    public static async Task<FieldResult<ProductCategory>> RetireCategoryAsync(
        CategoryId categoryId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            CategoryActions.Retire, await db.Categories.SingleOrDefaultAsync(c => c.Id == categoryId, cancellationToken), FactsOf(db, categoryId, cancellationToken),
            Missing.Category(categoryId), expectedVersion, (category, by, at) => category.Retire(by, at), cancellationToken);

    private static Func<Task<CategoryFacts>> FactsOf(CatalogueDb db, CategoryId id, CancellationToken cancellationToken) =>
        async () => (await db.LoadFactsAsync([id], cancellationToken))[id];
}
