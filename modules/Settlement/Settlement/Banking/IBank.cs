using Settlement.Contracts;

namespace Settlement.Banking;

/// <summary>
/// Pays out. Asked again for the same try of a payout, it says what it did the first time; a payout that it has paid it never pays again. So whoever does not know what became of an order
/// asks once more.
/// </summary>
internal interface IBank
{
    /// <summary>Pays, or says why not. An exception says nothing: it may have paid or not.</summary>
    Task<BankAnswer> PayAsync(BankOrder order, CancellationToken cancellationToken);
}

/// <summary>What the bank is asked.</summary>
/// <param name="Payout">The payout.</param>
/// <param name="Attempt">Which try of it, from 1.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
internal sealed record BankOrder(PayoutId Payout, int Attempt, long Amount, string Currency);

/// <summary>What the bank says: one of both.</summary>
/// <param name="Reference">The bank's own number of the payment; null where it did not pay.</param>
/// <param name="FailureCode">Why it did not pay, a stable code in upper snake case; null where it did.</param>
internal sealed record BankAnswer(string? Reference, string? FailureCode);
