namespace Merchants.Contracts;

/// <summary>
/// Tells what is still open with merchants, before the business with them ends (MER-08). Modules that depend on this one implement it, each for what it holds; where none does, nothing is
/// open. It changes nothing, and is asked as the system.
/// </summary>
public interface IMerchantObligations
{
    /// <summary>What is open with these merchants; nothing where all is done.</summary>
    /// <param name="merchants">The merchants.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<MerchantObligation>> OpenAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken);
}

/// <summary>Something that is open with a merchant.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Kind">What, in upper snake case: one of <see cref="MerchantObligationKinds"/>, or a module's own.</param>
/// <param name="Count">How many, above zero.</param>
public sealed record MerchantObligation(MerchantId Merchant, string Kind, int Count);

/// <summary>The kinds that are known to the order of a merchant's exit.</summary>
public static class MerchantObligationKinds
{
    /// <summary>Orders that are neither completed nor ended.</summary>
    public const string OpenOrders = "OPEN_ORDERS";

    /// <summary>Refunds that the buyers do not have yet.</summary>
    public const string OpenRefunds = "OPEN_REFUNDS";

    /// <summary>Returns, exchanges and repairs that are not done.</summary>
    public const string OpenAfterSales = "OPEN_AFTER_SALES";

    /// <summary>Disputes with buyers that are not decided.</summary>
    public const string OpenDisputes = "OPEN_DISPUTES";

    /// <summary>Money that is owed to the merchant, or by it.</summary>
    public const string UnsettledMoney = "UNSETTLED_MONEY";

    /// <summary>Statements that are not paid.</summary>
    public const string OpenStatements = "OPEN_STATEMENTS";

    /// <summary>Payouts that are under way.</summary>
    public const string OpenPayouts = "OPEN_PAYOUTS";
}
