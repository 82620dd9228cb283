using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>The merchant takes no orders now: its business is stopped or has ended.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record MerchantNotTradingError(string Message) : IUserError
{
    /// <summary><c>MERCHANT_NOT_TRADING</c>.</summary>
    public string Code => "MERCHANT_NOT_TRADING";
}

/// <summary>A mandatory paper of the merchant is out of date: nothing new is listed until another is approved (DOC-25).</summary>
/// <param name="Message">What to do.</param>
internal sealed record MerchantPapersNotValidError(string Message) : IUserError
{
    /// <summary><c>MERCHANT_PAPERS_NOT_VALID</c>.</summary>
    public string Code => "MERCHANT_PAPERS_NOT_VALID";
}

/// <summary>Faults of the product are not closed yet (CAT-12).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record ProductHasFaultsError(string Message) : IUserError
{
    /// <summary><c>PRODUCT_HAS_FAULTS</c>.</summary>
    public string Code => "PRODUCT_HAS_FAULTS";
}

/// <summary>The product lacks something without which it cannot be reviewed.</summary>
/// <param name="Message">What is missing.</param>
internal sealed record ProductIncompleteError(string Message) : IUserError
{
    /// <summary><c>PRODUCT_INCOMPLETE</c>.</summary>
    public string Code => "PRODUCT_INCOMPLETE";
}

/// <summary>Another variant of the merchant has this SKU.</summary>
/// <param name="Message">What to do.</param>
/// <param name="Sku">The SKU.</param>
internal sealed record SkuTakenError(string Message, string Sku) : IUserError
{
    /// <summary><c>SKU_TAKEN</c>.</summary>
    public string Code => "SKU_TAKEN";
}

/// <summary>Fewer pieces are there, or free, than the correction takes away (CAT-04).</summary>
/// <param name="Message">How many are free.</param>
/// <param name="Available">How many pieces are on hand and not reserved.</param>
internal sealed record StockShortError(string Message, int Available) : IUserError
{
    /// <summary><c>STOCK_SHORT</c>.</summary>
    public string Code => "STOCK_SHORT";
}
