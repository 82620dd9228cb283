using Modular.GraphQL;

namespace Orders.Model;

/// <summary>More pieces are asked for than have left, were not refunded, and no other after-sale is about (ORD-09).</summary>
/// <param name="Message">For how many it can be asked.</param>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">For how many it can be asked.</param>
internal sealed record AfterSaleQuantityError(string Message, int Number, int Quantity) : IUserError
{
    /// <summary><c>AFTER_SALE_QUANTITY</c>.</summary>
    public string Code => "AFTER_SALE_QUANTITY";
}

/// <summary>The time is over in which it could be asked for (ORD-09, ORD-13, ORD-15, ORD-16).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record TimeIsOverError(string Message) : IUserError
{
    /// <summary><c>TIME_IS_OVER</c>.</summary>
    public string Code => "TIME_IS_OVER";
}

/// <summary>The platform has decided it already, and does so once (ORD-09).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record AlreadyArbitratedError(string Message) : IUserError
{
    /// <summary><c>ALREADY_ARBITRATED</c>.</summary>
    public string Code => "ALREADY_ARBITRATED";
}

/// <summary>Nothing is sent to the buyer by an after-sale of this kind (ORD-09).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record NothingToSendError(string Message) : IUserError
{
    /// <summary><c>NOTHING_TO_SEND</c>.</summary>
    public string Code => "NOTHING_TO_SEND";
}
