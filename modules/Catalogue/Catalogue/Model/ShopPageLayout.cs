using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Catalogue.Contracts;

namespace Catalogue.Model;

/// <summary>What a block of a shop page shows (CAT-18).</summary>
internal enum ShopBlockKind
{
    /// <summary>A picture with a heading, which may lead to a product.</summary>
    Banner,

    /// <summary>A heading and some words.</summary>
    Words,

    /// <summary>Some products.</summary>
    Products,

    /// <summary>The products of a category.</summary>
    Category,
}

/// <summary>A shop page: its navigation, and its blocks from top to bottom (CAT-18).</summary>
internal sealed record ShopPageLayout
{
    /// <summary>The most bytes of a page, as it is kept: what visitors wait for.</summary>
    public const int MostBytes = 32 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What the page is called.</summary>
    public required string Title { get; init; }

    /// <summary>The links of its navigation, in their order.</summary>
    public required IReadOnlyList<ShopLink> Navigation { get; init; }

    /// <summary>Its blocks, from top to bottom.</summary>
    public required IReadOnlyList<ShopBlock> Blocks { get; init; }

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>As it was kept.</summary>
    public static ShopPageLayout Read(string kept) => JsonSerializer.Deserialize<ShopPageLayout>(kept, Json)!;
}

/// <summary>A link of a shop page's navigation, to a category or to a block of the page (CAT-18).</summary>
internal sealed record ShopLink
{
    /// <summary>What it is called.</summary>
    public required string Label { get; init; }

    /// <summary>The code of the category that it leads to; null for another target.</summary>
    public string? Category { get; init; }

    /// <summary>The number of the block that it leads to, from 0; null for another target.</summary>
    public int? Block { get; init; }
}

/// <summary>A block of a shop page (CAT-18).</summary>
internal sealed record ShopBlock
{
    /// <summary>What it shows.</summary>
    public required ShopBlockKind Kind { get; init; }

    /// <summary>Its heading; null for none.</summary>
    public string? Heading { get; init; }

    /// <summary>Its words; of WORDS alone.</summary>
    public string? Words { get; init; }

    /// <summary>The address of its picture; of BANNER alone.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The code of its category; of CATEGORY alone.</summary>
    public string? Category { get; init; }

    /// <summary>Its products, of PRODUCTS; of BANNER the one that it leads to.</summary>
    [Modular.GraphQL.GraphQLIgnore]
    public IReadOnlyList<Guid> Products { get; init; } = [];

    /// <summary>Their ids.</summary>
    [Modular.GraphQL.GraphQLIgnore]
    [JsonIgnore]
    public IEnumerable<ProductId> ProductIds => Products.Select(p => new ProductId(p));
}
