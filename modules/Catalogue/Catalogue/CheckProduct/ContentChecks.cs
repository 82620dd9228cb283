using System.Globalization;
using Catalogue.Model;

namespace Catalogue.CheckProduct;

/// <summary>Whether a product is in a category that takes goods, says what that asks for, and says one thing everywhere (CAT-05, CAT-06, CAT-08).</summary>
internal static class ContentChecks
{
    /// <summary>Fewer characters say too little about anything.</summary>
    private const int LeastDescription = 20;

    // Materials that a title names; where another one is entered as the material, one of the two is wrong.
    private static readonly string[] Materials =
        ["桑蚕丝", "真丝", "羊绒", "羊毛", "纯棉", "全棉", "亚麻", "涤纶", "锦纶", "真皮", "头层牛皮", "不锈钢", "实木", "陶瓷", "乳胶", "竹纤维", "silk", "cashmere", "wool", "cotton", "linen", "leather"];

    public static IEnumerable<ProductCheck> Of(Product product, CategoryTree tree)
    {
        if (tree.Check(product.Category).Violation is { } broken)
        {
            yield return ProductCheck.Blocking(broken.Rule, "category", product.Category, null, string.Join(", ", tree.Open));
            yield break;
        }

        var category = tree.Find(product.Category)!;
        foreach (var check in Attributes(product, tree.SchemaOf(category)).Concat(Complete(product, tree.RulesOf(category))).Concat(Match(product)))
            yield return check;
    }

    private static IEnumerable<ProductCheck> Attributes(Product product, IReadOnlyList<CategoryAttribute> schema)
    {
        foreach (var attribute in schema)
        {
            var field = $"attributes.{attribute.Code}";
            if (product.Attributes.FirstOrDefault(v => v.Code == attribute.Code) is not { } value)
            {
                if (attribute.IsRequired)
                    yield return ProductCheck.Blocking("ATTRIBUTE_MISSING", field, null, null, attribute.NameZh, attribute.NameEn);
            }
            else if (AttributeValues.Check(attribute, value.Value).Violation is not null)
            {
                // The schema has changed since the value was entered.
                yield return ProductCheck.Blocking("ATTRIBUTE_VALUE", field, value.Value, null, attribute.NameZh, attribute.NameEn);
            }
        }

        foreach (var stray in product.Attributes.Where(v => schema.All(a => a.Code != v.Code)))
            yield return ProductCheck.Blocking("ATTRIBUTE_STRAY", $"attributes.{stray.Code}", stray.Value, null, stray.Code);
    }

    private static IEnumerable<ProductCheck> Complete(Product product, CategoryRules rules)
    {
        var severity = rules.NeedsFullDescription ? CheckSeverity.Blocking : CheckSeverity.Warning;
        if (product.Description.Length < LeastDescription)
            yield return new("DESCRIPTION_SHORT", severity, "description", null, null, [LeastDescription.ToString(CultureInfo.InvariantCulture), product.Description.Length.ToString(CultureInfo.InvariantCulture)]);
        if (product.Attributes.Count == 0)
            yield return new("PARAMETERS_MISSING", severity, "attributes", null, null, []);
        if (product.Usage is null)
            yield return new("USAGE_MISSING", severity, "usage", null, null, []);
        if (product.AfterSales is null)
            yield return new("AFTER_SALES_MISSING", severity, "afterSales", null, null, []);
    }

    private static IEnumerable<ProductCheck> Match(Product product)
    {
        if (product.Attributes.FirstOrDefault(v => v.Code == "MATERIAL")?.Value is { } material)
        {
            foreach (var named in Materials.Where(m => product.Title.Contains(m, StringComparison.OrdinalIgnoreCase) && !material.Contains(m, StringComparison.OrdinalIgnoreCase)))
                yield return ProductCheck.Blocking("MATERIAL_DIFFERS", "title", named, product.Title.IndexOf(named, StringComparison.OrdinalIgnoreCase), named, material);
        }

        if (product.Attributes.FirstOrDefault(v => v.Code == "MODEL")?.Value is { } model
            && !product.Title.Contains(model, StringComparison.OrdinalIgnoreCase) && !product.Description.Contains(model, StringComparison.OrdinalIgnoreCase))
            yield return ProductCheck.Warning("MODEL_NOT_NAMED", "title", null, null, model);
    }
}
