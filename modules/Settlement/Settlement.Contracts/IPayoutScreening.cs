using Merchants.Contracts;

namespace Settlement.Contracts;

/// <summary>Asked about each payout before it is approved (RSK-07, SET-08); answered by whichever module watches risk. Absent or late, a configured verdict applies.</summary>
public interface IPayoutScreening
{
    /// <summary>Gives the verdict on a payout that somebody is about to approve. It changes nothing: the approval may not come to be.</summary>
    Task<PayoutVerdict> ScreenAsync(PayoutToScreen payout, CancellationToken cancellationToken);
}

/// <summary>A payout that is about to be approved.</summary>
/// <param name="Payout">The payout.</param>
/// <param name="Merchant">Who is paid.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
public sealed record PayoutToScreen(PayoutId Payout, MerchantId Merchant, long Amount, string Currency);
