using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>What an image of a product is for (CAT-07).</summary>
internal enum ProductImageKind
{
    /// <summary>Stands for the product in lists; one of each product.</summary>
    Main,

    /// <summary>Shows it from another side.</summary>
    Angle,

    /// <summary>Shows a detail.</summary>
    Detail,

    /// <summary>Shows its label or package.</summary>
    Label,
}

/// <summary>The format of an image, told by its content (CAT-07).</summary>
internal enum ProductImageFormat
{
    /// <summary>JPEG image (ISO 10918).</summary>
    Jpeg,

    /// <summary>PNG image (ISO 15948).</summary>
    Png,

    /// <summary>WebP image (RFC 9649), one that stands still.</summary>
    Webp,
}

/// <summary>An image of a product (CAT-07). It is never changed: what is to be different is another image.</summary>
internal sealed class ProductImage
{
    /// <summary>The image's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>The product.</summary>
    [GraphQLIgnore]
    public ProductId ProductId { get; init; }

    /// <summary>Whose it is; the product's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>What it is for.</summary>
    public ProductImageKind Kind { get; set; }

    /// <summary>Its place among the product's images, from 1.</summary>
    public int Place { get; set; }

    /// <summary>The SHA-256 of the content, 64 hexadecimal digits: what the image is called by, as no two of a product have the same.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The format, by content.</summary>
    public ProductImageFormat Format { get; init; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Who added it; null for the platform.</summary>
    [GraphQLIgnore]
    public Guid? AddedById { get; init; }
}
