using Merchants.Contracts;
using Modular.Persistence;

namespace Settlement.Model;

/// <summary>What the lines of one account of a merchant add up to in a currency. Moved with the lines, in their transaction; it can be made anew from them at any time.</summary>
[NotAudited]
internal sealed class AccountBalance
{
    public AccountCode Account { get; init; }

    public MerchantId MerchantId { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>All debits so far, in minor units.</summary>
    public long Debit { get; init; }

    /// <summary>All credits so far, in minor units.</summary>
    public long Credit { get; init; }
}
