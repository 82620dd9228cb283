using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A test report of a product: a paper of its merchant (CAT-10).</summary>
internal sealed class ProductTestReport : IVersioned
{
    /// <summary>The product.</summary>
    [GraphQLIgnore]
    public ProductId ProductId { get; init; }

    /// <summary>The paper; null for those who do not see the merchant's papers.</summary>
    public DocumentId DocumentId { get; init; }

    /// <summary>Whose it is; the product's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>Whether the paper is approved and not out of date, as the merchant's papers tell.</summary>
    public bool IsInForce { get; set; }

    /// <summary>The last day on which it is valid; null where that is not known or does not end.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>When it was linked (UTC).</summary>
    public DateTime LinkedAt { get; init; }

    /// <summary>Who linked it; null for the platform.</summary>
    [GraphQLIgnore]
    public Guid? LinkedById { get; init; }

    /// <inheritdoc/>
    [GraphQLIgnore]
    public int Version { get; private set; }
}
