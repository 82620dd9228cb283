using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A promotion: what it is about, how it lowers prices, and from when until when (CAT-09). Its content never changes; what is to be different is another rule.</summary>
internal sealed class PriceRule : Stateful<PriceRuleStatus>, IHasTimeline
{
    private PriceRule()
    {
    }

    /// <summary>The rule's id.</summary>
    public PriceRuleId Id { get; private init; }

    /// <summary>Whose goods it is about.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What buyers see it called, at most 60 characters.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it is about.</summary>
    public PriceRuleScope Scope { get; private init; }

    /// <summary>The variant that it is about; null where it is about more than one.</summary>
    public VariantId? VariantId { get; private init; }

    /// <summary>The product that it is about; null where it is about less or more than one.</summary>
    public ProductId? ProductId { get; private init; }

    /// <summary>The code of the category that it is about; null otherwise.</summary>
    public string? Category { get; private init; }

    /// <summary>How much is taken off the price, in basis points: 1500 is 15 %. Null where it sets a price.</summary>
    public int? RateOff { get; private init; }

    /// <summary>The price that it sets, in minor units; null where it takes a part off.</summary>
    [GraphQLIgnore]
    public long? FixedAmount { get; private init; }

    /// <summary>The currency of the price that it sets; variants of other currencies are left alone.</summary>
    [GraphQLIgnore]
    public string? Currency { get; private init; }

    /// <summary>From when on it lowers prices (UTC).</summary>
    public DateTime From { get; private init; }

    /// <summary>Until before when (UTC).</summary>
    public DateTime Until { get; private init; }

    /// <summary>The most pieces of one order that it is given to: an order of more pays the ordinary price for them. Null for no limit.</summary>
    public int? MostPerOrder { get; private init; }

    /// <summary>The most pieces that it is given to in all; null for no limit.</summary>
    public int? MostPieces { get; private init; }

    /// <summary>When it was drafted (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was approved (UTC); null before.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>Who drafted it, and does not approve it.</summary>
    [GraphQLIgnore]
    public Guid? AuthorId { get; private init; }

    protected override StateMachine<PriceRuleStatus> Machine => PriceRuleStates.Machine;

    protected override string Subject => Subjects.PriceRule();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts a rule.</summary>
    public static PriceRule Draft(PriceRuleId id, MerchantId merchant, PriceRuleContent content, Actor by, DateTime at)
    {
        var rule = new PriceRule
        {
            Id = id, MerchantId = merchant, Name = content.Name, Scope = content.Target.Scope, VariantId = content.Target.Variant, ProductId = content.Target.Product,
            Category = content.Target.Category, RateOff = content.RateOff, FixedAmount = content.Fixed?.Amount, Currency = content.Fixed?.Currency, From = content.From, Until = content.Until,
            MostPerOrder = content.MostPerOrder, MostPieces = content.MostPieces, CreatedAt = at, AuthorId = by.UserId,
        };
        rule.Start(PriceRuleStatus.Draft, by, at, null);
        return rule;
    }

    /// <summary>Lets it lower prices when its time comes.</summary>
    public IUserError? Approve(Actor by, DateTime at)
    {
        if ((PriceRuleActions.Approve.RefuseState(Status) ?? Move(PriceRuleStatus.Approved, by, at, null)) is { } refused)
            return refused;
        ApprovedAt = at;
        Raise(new PriceRuleApproved(Id, MerchantId, From, Until), at);
        return null;
    }

    /// <summary>Takes it back, for orders from now on.</summary>
    public IUserError? Withdraw(string reason, Actor by, DateTime at)
    {
        if ((PriceRuleActions.Withdraw.RefuseState(Status) ?? Move(PriceRuleStatus.Withdrawn, by, at, reason)) is { } refused)
            return refused;
        Raise(new PriceRuleWithdrawn(Id, MerchantId), at);
        return null;
    }

    /// <summary>Notes what the clock says: that its time has come, or is over. Prices follow the times themselves.</summary>
    public void Follow(DateTime now)
    {
        if (Status == PriceRuleStatus.Approved && From <= now)
            Walk(Actor.System, now, (PriceRuleStatus.Active, StepReason.Told("PRICE_RULE_BEGINS")));
        if (Status == PriceRuleStatus.Active && Until <= now)
            Walk(Actor.System, now, (PriceRuleStatus.Ended, StepReason.Told("PRICE_RULE_ENDS")));
    }

    /// <summary>The lowered price of one piece; null where the rule does not lower it. What is taken off is rounded half up, once, and something is left to be paid.</summary>
    /// <param name="price">The ordinary price, in minor units.</param>
    /// <param name="currency">Its currency.</param>
    public long? Lower(long price, string currency)
    {
        if (Currency is not null && Currency != currency)
            return null;
        var lowered = Math.Max(1, FixedAmount ?? price - Shares.OfRate(price, RateOff ?? 0));
        return lowered < price ? lowered : null;
    }
}

/// <summary>What a price rule says; every part has passed its checks.</summary>
internal sealed record PriceRuleContent(string Name, PriceRuleTarget Target, int? RateOff, Money? Fixed, DateTime From, DateTime Until, int? MostPerOrder, int? MostPieces);

/// <summary>What a price rule is about.</summary>
internal sealed record PriceRuleTarget(PriceRuleScope Scope, VariantId? Variant = null, ProductId? Product = null, string? Category = null);

/// <summary>How many pieces a limited rule was given to. It is moved by one conditional UPDATE; what moved it are reservations, so it is no fact by itself.</summary>
[NotAudited]
internal sealed class PriceRuleUse
{
    /// <summary>The rule.</summary>
    public PriceRuleId PriceRuleId { get; init; }

    /// <summary>How many pieces.</summary>
    public int Pieces { get; init; }
}
