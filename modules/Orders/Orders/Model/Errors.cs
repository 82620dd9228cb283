using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Orders.Model;

/// <summary>Fewer pieces are left than were ordered (CAT-04); nothing was reserved.</summary>
/// <param name="Message">How many are left.</param>
/// <param name="VariantId">The variant.</param>
/// <param name="Available">How many are left.</param>
internal sealed record OutOfStockError(string Message, VariantId VariantId, int Available) : IUserError
{
    /// <summary><c>OUT_OF_STOCK</c>.</summary>
    public string Code => "OUT_OF_STOCK";
}

/// <summary>One of the goods is not for sale; nothing was reserved.</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Id">The variant as the client gave it.</param>
internal sealed record NotForSaleError(string Message, [property: ID] string Id) : IUserError
{
    /// <summary><c>NOT_FOR_SALE</c>.</summary>
    public string Code => "NOT_FOR_SALE";
}

/// <summary>The goods do not fit into one order: they are of several merchants, or priced in several currencies.</summary>
/// <param name="Message">What to do.</param>
/// <param name="Rule">SEVERAL_MERCHANTS or SEVERAL_CURRENCIES.</param>
internal sealed record OrderNotDivisibleError(string Message, string Rule) : IUserError
{
    /// <summary><c>ORDER_NOT_DIVISIBLE</c>.</summary>
    public string Code => "ORDER_NOT_DIVISIBLE";
}

/// <summary>A price is another one than the buyer has seen; nothing was ordered (CAT-09).</summary>
/// <param name="Message">What to do.</param>
/// <param name="VariantId">The variant.</param>
/// <param name="Price">The price of one now.</param>
internal sealed record PriceChangedError(string Message, VariantId VariantId, Money Price) : IUserError
{
    /// <summary><c>PRICE_CHANGED</c>.</summary>
    public string Code => "PRICE_CHANGED";
}

/// <summary>The order is not taken (RSK-07). Why, is not told.</summary>
/// <param name="Message">What to do.</param>
internal sealed record OrderDeclinedError(string Message) : IUserError
{
    /// <summary><c>ORDER_DECLINED</c>.</summary>
    public string Code => "ORDER_DECLINED";
}

/// <summary>The fulfilment of the order is held until its risk is decided on (RSK-07).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OrderHeldError(string Message) : IUserError
{
    /// <summary><c>ORDER_HELD</c>.</summary>
    public string Code => "ORDER_HELD";
}

/// <summary>More should go back than can (ORD-08): than was shipped and has not gone back, or than was paid for the line.</summary>
/// <param name="Message">How much can.</param>
/// <param name="Number">The line's number.</param>
/// <param name="RefundableQuantity">For how many pieces money can go back.</param>
/// <param name="RefundableAmount">How much can.</param>
internal sealed record RefundTooLargeError(string Message, int Number, int RefundableQuantity, Money RefundableAmount) : IUserError
{
    /// <summary><c>REFUND_TOO_LARGE</c>.</summary>
    public string Code => "REFUND_TOO_LARGE";
}

/// <summary>All that was paid has gone back already (ORD-08).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record AlreadyRefundedError(string Message) : IUserError
{
    /// <summary><c>ALREADY_REFUNDED</c>.</summary>
    public string Code => "ALREADY_REFUNDED";
}

/// <summary>There is no payment provider of this code, or it is not set up.</summary>
/// <param name="Message">Which ones there are.</param>
internal sealed record PaymentProviderUnknownError(string Message) : IUserError
{
    /// <summary><c>PAYMENT_PROVIDER_UNKNOWN</c>.</summary>
    public string Code => "PAYMENT_PROVIDER_UNKNOWN";
}
