using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Contracts;
using Risk.Contracts.Events;

namespace Risk.Model;

/// <summary>An early warning: the refund rate of a merchant went over its threshold (RSK-06).</summary>
internal sealed class RiskAlert : Stateful<RiskAlertStatus>, IHasTimeline
{
    private RiskAlert()
    {
    }

    /// <summary>The alert's id.</summary>
    public RiskAlertId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What was refunded of what was paid, in basis points, when it was raised.</summary>
    public int RateBasisPoints { get; private init; }

    /// <summary>The threshold that it reached, in basis points.</summary>
    public int ThresholdBasisPoints { get; private init; }

    /// <summary>Over how many days it was measured.</summary>
    public int WindowDays { get; private init; }

    /// <summary>How many orders were paid in these days.</summary>
    public int PaidOrders { get; private init; }

    /// <summary>What was paid in these days, in fen.</summary>
    [GraphQLIgnore]
    public long PaidAmount { get; private init; }

    /// <summary>What was refunded in these days, in fen.</summary>
    [GraphQLIgnore]
    public long RefundedAmount { get; private init; }

    /// <summary>When it was raised (UTC).</summary>
    public DateTime RaisedAt { get; private init; }

    /// <summary>Since when the rate is below the lower threshold again (UTC); null while it has not been there since.</summary>
    public DateTime? ClearedAt { get; private set; }

    /// <summary>When it was resolved, one way or the other (UTC); null before.</summary>
    public DateTime? ResolvedAt { get; private set; }

    protected override StateMachine<RiskAlertStatus> Machine => RiskAlertStates.Machine;

    protected override string Subject => Subjects.Alert();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Raises one.</summary>
    public static RiskAlert Of(MerchantId merchant, RefundRate measured, RefundRateRule rule, DateTime at)
    {
        var alert = new RiskAlert
        {
            Id = new(Guid.CreateVersion7()), MerchantId = merchant, RateBasisPoints = measured.BasisPoints!.Value, ThresholdBasisPoints = rule.RaiseAt, WindowDays = rule.WindowDays,
            PaidOrders = measured.PaidOrders, PaidAmount = measured.Paid, RefundedAmount = measured.Refunded, RaisedAt = at,
        };
        alert.Start(RiskAlertStatus.Raised, Actor.System, at, null);
        alert.Raise(new RiskAlertRaised(alert.Id, merchant, alert.RateBasisPoints), at);
        return alert;
    }

    /// <summary>Notes that somebody has seen it.</summary>
    public IUserError? Acknowledge(Actor by, DateTime at) => Step(RiskAlertStatus.Acknowledged, null, by, at);

    /// <summary>Looks into it.</summary>
    public IUserError? Investigate(Actor by, DateTime at) => Step(RiskAlertStatus.Investigating, null, by, at);

    /// <summary>Ends it.</summary>
    public IUserError? Resolve(RiskAlertOutcome outcome, string note, Actor by, DateTime at)
    {
        if (Step(outcome == RiskAlertOutcome.Resolved ? RiskAlertStatus.Resolved : RiskAlertStatus.FalsePositive, note, by, at) is { } refused)
            return refused;
        ResolvedAt = at;
        return null;
    }

    /// <summary>Notes that the rate has fallen below the lower threshold.</summary>
    public void Clear(DateTime at)
    {
        ClearedAt = at;
        Raise(new RiskAlertChanged(Id, MerchantId), at);
    }

    private IUserError? Step(RiskAlertStatus to, string? note, Actor by, DateTime at)
    {
        if (Move(to, by, at, note) is { } refused)
            return refused;
        Raise(new RiskAlertChanged(Id, MerchantId), at);
        return null;
    }
}
