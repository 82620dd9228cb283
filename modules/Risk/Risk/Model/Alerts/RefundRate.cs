namespace Risk.Model;

/// <summary>What a merchant's buyers paid and got back in some days, in the platform's currency (RSK-05).</summary>
/// <param name="PaidOrders">How many orders were paid.</param>
/// <param name="Paid">What was paid, in fen.</param>
/// <param name="Refunded">What went back, in fen.</param>
/// <param name="MinimumPaidOrders">With fewer orders there is no rate: one refund of two orders says nothing.</param>
internal sealed record RefundRate(int PaidOrders, long Paid, long Refunded, int MinimumPaidOrders)
{
    /// <summary>What went back of what was paid, in basis points, cut off; null where there is no rate. Above 10 000 where refunds are of orders that were paid before these days.</summary>
    public int? BasisPoints => PaidOrders < MinimumPaidOrders || Paid <= 0 ? null : (int)Int128.Min((Int128)Refunded * 10_000 / Paid, int.MaxValue);
}

/// <summary>When alerts are raised (RSK-06).</summary>
/// <param name="WindowDays">Over how many days the rate is measured.</param>
/// <param name="RaiseAt">From which rate on an alert is raised, in basis points.</param>
/// <param name="ClearBelow">Below which rate another one may be raised later, in basis points.</param>
/// <param name="Cooldown">How long after one was raised no other is.</param>
internal sealed record RefundRateRule(int WindowDays, int RaiseAt, int ClearBelow, TimeSpan Cooldown);
