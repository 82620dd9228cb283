using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Inbound;
using Risk.Contracts;
using Risk.Contracts.Events;

namespace Risk.Model;

/// <summary>What the screening of an order found, with its facts, and what was decided (RSK-07). Orders against which nothing stands have none.</summary>
internal sealed class ScreeningDecision : Stateful<ScreeningDecisionStatus>, IHasTimeline
{
    private const string ByRule = "SCREENING_RULE";
    private const string ByPerson = "SCREENING_REVIEW";

    private ScreeningDecision()
    {
    }

    /// <summary>The decision's id.</summary>
    public ScreeningDecisionId Id { get; private init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>Whose order it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The verdict with which the order was placed.</summary>
    public ScreeningVerdict PlacedVerdict { get; private init; }

    /// <summary>The hardest verdict of the rules that hit it; that with which it was placed where its fulfilment is held and none hits it any more.</summary>
    public ScreeningVerdict Verdict { get; private init; }

    /// <summary>By what it was hit, the hardest first.</summary>
    [GraphQLIgnore]
    public List<ScreeningFact> Facts { get; private init; } = [];

    /// <summary>When the order was screened (UTC).</summary>
    public DateTime ScreenedAt { get; private init; }

    /// <summary>By when somebody should have decided (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>When somebody decided (UTC); null before, and where a rule or the order's end did.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who decided, by id; null as the time is.</summary>
    [GraphQLIgnore]
    public Guid? DecidedById { get; private set; }

    protected override StateMachine<ScreeningDecisionStatus> Machine => ScreeningDecisionStates.Machine;

    protected override string Subject => Subjects.Decision();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Screens an order that was placed; null where nothing stands against it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="placed">The verdict with which it was placed.</param>
    /// <param name="hits">The rules that hit it.</param>
    /// <param name="within">Within which time somebody should decide.</param>
    /// <param name="at">When it was placed (UTC).</param>
    public static ScreeningDecision? Screen(OrderAtHand order, ScreeningVerdict placed, IReadOnlyList<RuleHit> hits, TimeSpan within, DateTime at)
    {
        var hardest = RuleHits.Hardest(hits);
        // What is held already is let go by somebody, not by a rule that was retired meanwhile.
        var verdict = placed == ScreeningVerdict.BlockAndReview && hardest < placed ? placed : hardest;
        if (verdict == ScreeningVerdict.Approve)
            return null;
        var id = new ScreeningDecisionId(Guid.CreateVersion7());
        var decision = new ScreeningDecision
        {
            Id = id, OrderId = order.Id, MerchantId = order.Merchant, PlacedVerdict = placed, Verdict = verdict, ScreenedAt = at, DueAt = at + within,
            Facts = [.. hits.OrderByDescending(h => h.Rule.Verdict).ThenBy(h => h.Rule.Code, StringComparer.Ordinal).Select((h, i) => ScreeningFact.Of(id, i + 1, h))],
        };
        decision.Start(ScreeningDecisionStatus.Open, Actor.System, at, null);
        if (verdict > placed)
            decision.Raise(new OrderScreeningDecided(order.Id, verdict, ByRule), at);
        if (verdict == ScreeningVerdict.Decline)
            decision.Walk(Actor.System, at, (ScreeningDecisionStatus.Declined, StepReason.Told("DECLINED_BY_RULE")));
        else
            decision.Raise(new ScreeningOpened(id, order.Merchant, verdict == ScreeningVerdict.BlockAndReview), at);
        return decision;
    }

    /// <summary>Decides, once.</summary>
    public IUserError? Decide(ScreeningOutcome outcome, string note, Actor by, DateTime at)
    {
        var isApproved = outcome == ScreeningOutcome.Approve;
        if (Move(isApproved ? ScreeningDecisionStatus.Approved : ScreeningDecisionStatus.Declined, by, at, note) is { } refused)
            return refused;
        (DecidedAt, DecidedById) = (at, by.Id);
        Raise(new OrderScreeningDecided(OrderId, isApproved ? ScreeningVerdict.Approve : ScreeningVerdict.Decline, ByPerson), at);
        return null;
    }

    /// <summary>Notes that the order has ended; nothing where it is decided.</summary>
    public void Lapse(DateTime at)
    {
        if (Status == ScreeningDecisionStatus.Open)
            Walk(Actor.System, at, (ScreeningDecisionStatus.Lapsed, StepReason.Told("ORDER_HAS_ENDED")));
    }
}
