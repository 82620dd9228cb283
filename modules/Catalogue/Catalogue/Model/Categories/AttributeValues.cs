using System.Globalization;
using Catalogue.Persistence;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>A value of an attribute of a product (CAT-05).</summary>
/// <param name="Code">The attribute's code, as the category's schema has it.</param>
/// <param name="Value">The value: words, a number with a point, one of the choices, <c>true</c> or <c>false</c>.</param>
internal sealed record AttributeValue(string Code, string Value);

/// <summary>Checks values against the schema of a category (CAT-05).</summary>
internal static class AttributeValues
{
    /// <summary>The most values that a product has.</summary>
    public const int Most = 60;

    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>A value as it is kept, or the rule that it breaks with what would be right.</summary>
    public static Checked<string> Check(CategoryAttribute attribute, string value) => attribute.Kind switch
    {
        AttributeKind.Number => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : Text.Broken("ATTRIBUTE_NUMBER", attribute.Name, attribute.Unit ?? "-"),
        AttributeKind.Enum => attribute.Choices.Contains(value) ? value : Text.Broken("ATTRIBUTE_CHOICE", attribute.Name, string.Join(", ", attribute.Choices)),
        AttributeKind.Boolean => value is "true" or "false" ? value : Text.Broken("ATTRIBUTE_BOOLEAN", attribute.Name),
        _ => PlainText.Parse(value, FieldLengths.AttributeValue, "ATTRIBUTE"),
    };

    /// <summary>The values as they are kept; each problem is noted under its own path.</summary>
    public static IReadOnlyList<AttributeValue> Check(InputProblems problems, string path, IReadOnlyList<CategoryAttribute> schema, IReadOnlyList<AttributeValue> entered)
    {
        if (entered.Count > Most)
        {
            problems.Add(path, Text.Broken("ATTRIBUTES_COUNT", Most));
            return [];
        }

        var values = new List<AttributeValue>();
        for (var i = 0; i < entered.Count; i++)
        {
            var (code, value) = entered[i];
            if (schema.FirstOrDefault(a => a.Code == code) is not { } attribute)
                problems.Add($"{path}.{i}.code", Text.Broken("ATTRIBUTE_UNKNOWN", string.Join(", ", schema.Select(a => a.Code))));
            else if (entered.Take(i).Any(v => v.Code == code))
                problems.Add($"{path}.{i}.code", Text.Broken("ATTRIBUTE_TWICE", attribute.Name));
            else
                values.Add(new(code, problems.Take($"{path}.{i}.value", Check(attribute, value))));
        }

        return values;
    }
}
