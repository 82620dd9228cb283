using Catalogue.Contracts;

namespace Catalogue.Model;

/// <summary>A fault that stands, or stood, against a product (CAT-12).</summary>
internal sealed class ProductFault
{
    /// <summary>The product.</summary>
    public ProductId ProductId { get; init; }

    /// <summary>The finding, by the id that its module knows it by.</summary>
    public Guid Fault { get; init; }

    /// <summary>A stable code of the fault.</summary>
    public string Code { get; set; } = "";

    /// <summary>When it was found last (UTC).</summary>
    public DateTime FoundAt { get; set; }

    /// <summary>When it was closed (UTC); null while it is open.</summary>
    public DateTime? ClearedAt { get; set; }
}
