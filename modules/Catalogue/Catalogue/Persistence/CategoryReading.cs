using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.Persistence;

/// <summary>Reads the tree of categories, and the facts that the rules of its actions ask about (FE-01).</summary>
internal static class CategoryReading
{
    /// <summary>The whole tree: some hundred rows at most, in one statement.</summary>
    public static async Task<CategoryTree> LoadCategoriesAsync(this CatalogueDb db, CancellationToken cancellationToken) =>
        new(await db.Categories.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>The facts about some categories.</summary>
    public static Task<Dictionary<CategoryId, CategoryFacts>> LoadFactsAsync(this CatalogueDb db, IReadOnlyList<CategoryId> ids, CancellationToken cancellationToken) =>
        db.Categories.Where(c => ids.Contains(c.Id))
            .Select(c => new CategoryFacts { Id = c.Id, Status = c.Status, HasBranches = db.Categories.Any(b => b.ParentId == c.Id && b.Status == CategoryStatus.InUse) })
            .ToDictionaryAsync(f => f.Id, cancellationToken);
}
