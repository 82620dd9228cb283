using Merchants.Contracts;
using Modular.Persistence;

namespace Risk.Model;

/// <summary>
/// What is remembered of a merchant's refund rate between two measurements (RSK-06). An alert is raised once while the rate is high: another one only after it was below the lower
/// threshold, when the cooldown is over and nobody has to do with the one before.
/// </summary>
[NotAudited]
internal sealed class MerchantWatch : IVersioned
{
    private MerchantWatch()
    {
    }

    public MerchantId Id { get; private init; }

    /// <summary>The last rate, in basis points; null where there is none.</summary>
    public int? RateBasisPoints { get; private set; }

    /// <summary>When it was measured last; before the first time, since when it is watched (UTC).</summary>
    public DateTime MeasuredAt { get; private set; }

    /// <summary>Whether an alert was raised since the rate was last below the lower threshold.</summary>
    public bool IsHigh { get; private set; }

    /// <summary>When the last alert was raised (UTC); null before the first.</summary>
    public DateTime? RaisedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    public static MerchantWatch Of(MerchantId merchant, DateTime now) => new() { Id = merchant, MeasuredAt = now };

    /// <summary>Takes a measurement in, and says what follows.</summary>
    /// <param name="rate">The rate in basis points; null where there is none, from which nothing follows.</param>
    /// <param name="hasOpenAlert">Whether somebody still has to do with an alert.</param>
    /// <param name="rule">When alerts are raised.</param>
    /// <param name="now">When it was measured (UTC).</param>
    public WatchOutcome Observe(int? rate, bool hasOpenAlert, RefundRateRule rule, DateTime now)
    {
        (RateBasisPoints, MeasuredAt) = (rate, now);
        if (rate < rule.ClearBelow && IsHigh)
        {
            IsHigh = false;
            return WatchOutcome.Clear;
        }

        if (IsHigh || hasOpenAlert || rate is null || rate < rule.RaiseAt || now < RaisedAt + rule.Cooldown)
            return WatchOutcome.Nothing;
        (IsHigh, RaisedAt) = (true, now);
        return WatchOutcome.Raise;
    }
}

/// <summary>What follows from a measurement.</summary>
internal enum WatchOutcome
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>An alert is raised.</summary>
    Raise,

    /// <summary>The rate is low again.</summary>
    Clear,
}
