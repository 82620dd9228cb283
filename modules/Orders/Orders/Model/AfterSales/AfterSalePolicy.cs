using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>Who pays for the way back of goods that go back without a fault (ORD-16); where they are faulty, the merchant does.</summary>
internal enum WayBackPayer
{
    /// <summary>The buyer.</summary>
    Buyer,

    /// <summary>The merchant.</summary>
    Merchant,
}

/// <summary>
/// An edition of what a merchant promises after the sale: return, exchange, repair and complaint (ORD-16); of no merchant, the platform's for all who have none of their own. Its content never changes. An
/// order goes by the edition that was in force when it was placed: editions know from when until when they were, so nothing is written with the order.
/// </summary>
internal sealed class AfterSalePolicy : EditionOf<AfterSalePolicyStatus>, IHasTimeline
{
    private AfterSalePolicy()
    {
    }

    /// <summary>The edition's id.</summary>
    public AfterSalePolicyId Id { get; private init; }

    /// <summary>Whose goods; null for the platform's own edition, which holds for all merchants without one.</summary>
    public MerchantId? MerchantId { get; private init; }

    /// <summary>How many days after the delivery goods may go back without a reason; seven at least.</summary>
    public int ReturnDays { get; private init; }

    /// <summary>How many days after the delivery faulty goods are exchanged.</summary>
    public int ExchangeDays { get; private init; }

    /// <summary>How many days after the delivery faulty goods are repaired.</summary>
    public int RepairDays { get; private init; }

    /// <summary>Who pays for the way back where there is no fault.</summary>
    public WayBackPayer WayBackPayer { get; private init; }

    /// <summary>How goods are repaired 维修流程.</summary>
    public string RepairProcedure { get; private init; } = "";

    /// <summary>How to complain 投诉流程.</summary>
    public string ComplaintProcedure { get; private init; } = "";

    /// <summary>In what state goods go back, and which ones do not; null where nothing is said.</summary>
    public string? Conditions { get; private init; }

    /// <summary>Who drafted it.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    protected override StateMachine<AfterSalePolicyStatus> Machine => AfterSalePolicyStates.Machine;

    protected override AfterSalePolicyStatus InForce => AfterSalePolicyStatus.Published;

    protected override AfterSalePolicyStatus Retired => AfterSalePolicyStatus.Retired;

    protected override string Subject => Text.Of("SUBJECT_AFTER_SALE_POLICY");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts an edition of promises that passed their checks.</summary>
    public static AfterSalePolicy Draft(AfterSalePolicyId id, MerchantId? merchant, int edition, PolicyPromises promises, Actor by, DateTime at)
    {
        var policy = new AfterSalePolicy
        {
            Id = id, MerchantId = merchant, Edition = edition, CreatedAt = at, AuthorId = by.Id, ReturnDays = promises.ReturnDays, ExchangeDays = promises.ExchangeDays, RepairDays = promises.RepairDays,
            WayBackPayer = promises.WayBackPayer, RepairProcedure = promises.RepairProcedure, ComplaintProcedure = promises.ComplaintProcedure, Conditions = promises.Conditions,
        };
        policy.Start(AfterSalePolicyStatus.Draft, by, at, null);
        return policy;
    }
}

/// <summary>What a policy promises, checked.</summary>
internal sealed record PolicyPromises(int ReturnDays, int ExchangeDays, int RepairDays, WayBackPayer WayBackPayer, string RepairProcedure, string ComplaintProcedure, string? Conditions);
