using Catalogue.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>All categories, as they lie below each other: what a category asks for is what it and those around it say (CAT-05, CAT-06).</summary>
internal sealed class CategoryTree
{
    // What lies below the category of this code is for services, all else for goods.
    private const string Services = "services";

    private readonly Dictionary<string, ProductCategory> _byCode;
    private readonly Dictionary<CategoryId, ProductCategory> _byId;
    private readonly HashSet<CategoryId> _parents;

    public CategoryTree(IReadOnlyCollection<ProductCategory> all)
    {
        _byCode = all.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _byId = all.ToDictionary(c => c.Id);
        _parents = [.. all.Select(c => c.ParentId).OfType<CategoryId>()];
    }

    /// <summary>The codes of the categories that goods may be in, in the order of the tree.</summary>
    public IReadOnlyList<string> Open => OpenTo(isService: false);

    /// <summary>The category of a code; null where there is none.</summary>
    public ProductCategory? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether nothing lies below it.</summary>
    public bool IsLeaf(ProductCategory category) => !_parents.Contains(category.Id);

    /// <summary>A code of which goods, or services, may be, or what is wrong with it and what would be right.</summary>
    public Checked<string> Check(string code, bool isService = false)
    {
        var open = OpenTo(isService);
        if (Find(code) is not { } category || IsForServices(category) != isService)
            return Text.Broken("CATEGORY_UNKNOWN", string.Join(", ", open));
        if (!IsLeaf(category))
            return Text.Broken("CATEGORY_NOT_LEAF", string.Join(", ", open.Where(c => _byCode[c].Path.StartsWith(category.Path, StringComparison.Ordinal))));
        return category.Status == CategoryStatus.Retired ? Text.Broken("CATEGORY_RETIRED", string.Join(", ", open)) : code;
    }

    /// <summary>What is entered of goods in a category, from the top of the tree down to it.</summary>
    public IReadOnlyList<CategoryAttribute> SchemaOf(ProductCategory category) => [.. Way(category).SelectMany(c => c.Attributes)];

    /// <summary>What it and those around it demand.</summary>
    public CategoryRules RulesOf(ProductCategory category) =>
        Way(category).Aggregate(CategoryRules.None, (rules, c) => rules.And(new(c.Papers, c.NeedsBrandAuthorisation, c.NeedsTestReport, c.NeedsFullDescription, c.LeastImages)));

    private static bool IsForServices(ProductCategory category) => category.Path.StartsWith(ProductCategory.PathOf(null, Services), StringComparison.Ordinal);

    private IReadOnlyList<string> OpenTo(bool isService) =>
    [
        .. _byCode.Values.Where(c => c.Status == CategoryStatus.InUse && IsLeaf(c) && IsForServices(c) == isService).OrderBy(c => c.Path, StringComparer.Ordinal).Select(c => c.Code),
    ];

    // From the top down to it.
    private List<ProductCategory> Way(ProductCategory category)
    {
        var way = new List<ProductCategory>();
        for (var next = category; next is not null; next = next.ParentId is { } parent ? _byId.GetValueOrDefault(parent) : null)
            way.Insert(0, next);
        return way;
    }
}
