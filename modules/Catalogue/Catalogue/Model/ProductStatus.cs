using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>How far a product has come (CAT-01, CAT-03).</summary>
internal enum ProductStatus
{
    /// <summary>Being written by its merchant.</summary>
    Draft,

    /// <summary>Handed in; nobody has looked at it yet.</summary>
    Submitted,

    /// <summary>Somebody reviews it.</summary>
    InReview,

    /// <summary>Given back with what to change.</summary>
    ChangesRequested,

    /// <summary>Refused for good.</summary>
    Rejected,

    /// <summary>May be listed.</summary>
    Approved,

    /// <summary>For sale.</summary>
    Listed,

    /// <summary>Taken off the shelf by its merchant; may be listed again.</summary>
    Delisted,

    /// <summary>Taken off the shelf for a fault; comes back as approved once all faults are closed (CAT-12).</summary>
    Suspended,
}

/// <summary>The moves of a product (domain.md, section 2). A material edit returns an approved one to review.</summary>
internal static class ProductStates
{
    public static StateMachine<ProductStatus> Machine { get; } = new(
        (ProductStatus.Draft, ProductStatus.Submitted),
        (ProductStatus.Submitted, ProductStatus.InReview),
        (ProductStatus.InReview, ProductStatus.ChangesRequested),
        (ProductStatus.InReview, ProductStatus.Rejected),
        (ProductStatus.InReview, ProductStatus.Approved),
        (ProductStatus.ChangesRequested, ProductStatus.Submitted),
        (ProductStatus.Approved, ProductStatus.Listed),
        (ProductStatus.Approved, ProductStatus.Submitted),
        (ProductStatus.Listed, ProductStatus.Delisted),
        (ProductStatus.Listed, ProductStatus.Submitted),
        (ProductStatus.Delisted, ProductStatus.Listed),
        (ProductStatus.Delisted, ProductStatus.Submitted),
        (ProductStatus.Approved, ProductStatus.Suspended),
        (ProductStatus.Listed, ProductStatus.Suspended),
        (ProductStatus.Delisted, ProductStatus.Suspended),
        (ProductStatus.Suspended, ProductStatus.Approved));

    /// <summary>The states after an approval, from which a fault suspends.</summary>
    public static IReadOnlyList<ProductStatus> Sellable { get; } = [ProductStatus.Approved, ProductStatus.Listed, ProductStatus.Delisted];
}
