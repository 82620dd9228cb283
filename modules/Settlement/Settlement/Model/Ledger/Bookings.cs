using Merchants.Contracts;
using Orders.Contracts;
using Settlement.Contracts;
using static Settlement.Model.AccountCode;

namespace Settlement.Model;

/// <summary>How each thing that happens is booked: debits and credits, each written once.</summary>
internal static class Bookings
{
    /// <summary>An order was paid: the buyer's money is there, the merchant is owed it without the commission.</summary>
    public static NewEntry Sale(OrderId order, MerchantId merchant, PaymentId payment, long amount, long commission, string currency, DateTime at) => new(
        EntryKind.Sale, merchant, currency, $"payment:{payment.Value:N}", at, Side.Dr(BuyerFunds, amount), Side.Cr(MerchantPayable, amount - commission), Side.Cr(CommissionIncome, commission)) { Order = order };

    /// <summary>Money went back to the buyer: the merchant is owed it no more, but gets its part of the commission back.</summary>
    public static NewEntry Refund(OrderId order, MerchantId merchant, RefundId refund, long amount, long commissionReturned, string currency, DateTime at) => new(
        EntryKind.Refund, merchant, currency, RefundSource(refund), at,
        Side.Dr(MerchantPayable, amount - commissionReturned), Side.Dr(CommissionReturned, commissionReturned), Side.Cr(RefundClearing, amount)) { Order = order };

    /// <summary>Where the entry of a refund comes from.</summary>
    public static string RefundSource(RefundId refund) => $"refund:{refund.Value:N}";

    /// <summary>A penalty (SET-11).</summary>
    public static NewEntry Penalty(Guid finding, MerchantId merchant, long amount, string currency, string code, DateTime at) => new(
        EntryKind.Penalty, merchant, currency, PenaltySource(finding), at, Side.Dr(MerchantPayable, amount), Side.Cr(PenaltyIncome, amount)) { Code = code };

    /// <summary>Where the penalty of a finding comes from.</summary>
    public static string PenaltySource(Guid finding) => $"penalty:{finding:N}";

    /// <summary>The answer to a dispute; below zero against the merchant.</summary>
    public static NewEntry Adjustment(StatementId statement, MerchantId merchant, long amount, string currency, DateTime at) => new(
        EntryKind.Adjustment, merchant, currency, $"adjustment:{statement.Value:N}", at, Side.Dr(Adjustments, amount), Side.Cr(MerchantPayable, amount));

    /// <summary>The bank is asked to pay.</summary>
    public static NewEntry PayoutSent(Payout payout, DateTime at) => new(
        EntryKind.PayoutSent, payout.MerchantId, payout.Currency, SentSource(payout.Id), at, Side.Dr(MerchantPayable, payout.Amount), Side.Cr(PayoutInTransit, payout.Amount));

    /// <summary>The bank has paid.</summary>
    public static NewEntry PayoutPaid(Payout payout, DateTime at) => new(
        EntryKind.PayoutPaid, payout.MerchantId, payout.Currency, PaidSource(payout.Id), at, Side.Dr(PayoutInTransit, payout.Amount), Side.Cr(Bank, payout.Amount));

    /// <summary>Where the entry of a payout's sending comes from.</summary>
    public static string SentSource(PayoutId payout) => $"payout-sent:{payout.Value:N}";

    /// <summary>Where the entry of a payout's payment comes from.</summary>
    public static string PaidSource(PayoutId payout) => $"payout-paid:{payout.Value:N}";

    /// <summary>Where the reversals of a payout come from.</summary>
    public static string ReversedSource(EntryKind kind, PayoutId payout) => $"{(kind == EntryKind.PayoutRecalled ? "payout-recalled" : "payout-reversed")}:{payout.Value:N}";
}
