using System.Text.Json.Serialization;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What the value of an attribute is (CAT-05).</summary>
internal enum AttributeKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A decimal number, in the attribute's unit.</summary>
    Number,

    /// <summary>One of the attribute's choices.</summary>
    Enum,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}

/// <summary>Something that is entered of goods in a category (CAT-05).</summary>
/// <param name="Code">Its stable code, in upper snake case; once from the top of the tree down to a category.</param>
/// <param name="NameZh">What it is called in Chinese.</param>
/// <param name="NameEn">What it is called in English.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Unit">The unit of a number; null where it has none.</param>
/// <param name="IsRequired">Whether goods are not handed in without it.</param>
/// <param name="Choices">The values that it may have; empty where it is no choice.</param>
internal sealed record CategoryAttribute(
    string Code, string NameZh, string NameEn, AttributeKind Kind, string? Unit, bool IsRequired, [property: ListSize(AssumedSize = 10)] IReadOnlyList<string> Choices)
{
    /// <summary>The name in the language of the request.</summary>
    [JsonIgnore]
    public string Name => Languages.Current.Equals(Languages.Chinese) ? NameZh : NameEn;
}

/// <summary>What a category demands of the goods in it (CAT-06).</summary>
/// <param name="Papers">The kinds of papers that the merchant needs, by their codes, such as FOOD_BUSINESS_LICENCE.</param>
/// <param name="NeedsBrandAuthorisation">Whether a registered brand is named, which the merchant may use (CAT-13).</param>
/// <param name="NeedsTestReport">Whether a test report in force is linked (CAT-10).</param>
/// <param name="NeedsFullDescription">Whether an incomplete description keeps goods from the review, where it is only a warning elsewhere (CAT-08).</param>
/// <param name="LeastImages">How many images are needed at least (CAT-07).</param>
internal sealed record CategoryRules(
    [property: ListSize(AssumedSize = 3)] IReadOnlyList<string> Papers, bool NeedsBrandAuthorisation, bool NeedsTestReport, bool NeedsFullDescription, int LeastImages)
{
    /// <summary>Demands nothing.</summary>
    public static CategoryRules None { get; } = new([], false, false, false, 0);

    /// <summary>What this and the other one demand together.</summary>
    public CategoryRules And(CategoryRules other) => new(
        [.. Papers.Union(other.Papers)], NeedsBrandAuthorisation || other.NeedsBrandAuthorisation, NeedsTestReport || other.NeedsTestReport,
        NeedsFullDescription || other.NeedsFullDescription, Math.Max(LeastImages, other.LeastImages));
}
