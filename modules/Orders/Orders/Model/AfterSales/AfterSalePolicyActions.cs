using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Model;

/// <summary>How far an edition of an after-sale policy has come (ORD-16).</summary>
internal enum AfterSalePolicyStatus
{
    /// <summary>Seen by those alone whose it is.</summary>
    Draft,

    /// <summary>In force: orders that are placed go by it.</summary>
    Published,

    /// <summary>Orders that are placed go by it no more; those that were placed before still do.</summary>
    Retired,
}

/// <summary>The moves of an edition.</summary>
internal static class AfterSalePolicyStates
{
    public static StateMachine<AfterSalePolicyStatus> Machine { get; } = new(
        (AfterSalePolicyStatus.Draft, AfterSalePolicyStatus.Published), (AfterSalePolicyStatus.Published, AfterSalePolicyStatus.Retired));
}

/// <summary>What the rules about an edition ask, seen from one person.</summary>
internal sealed class PolicyFacts : IStateFacts<AfterSalePolicyStatus>, IMerchantFacts
{
    public required AfterSalePolicyStatus Status { get; init; }

    public required MerchantId? MerchantId { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;

    bool IMerchantFacts.IsOwn => false;

    public static PolicyFacts Of(AfterSalePolicy policy, ICaller caller) => new() { Status = policy.Status, MerchantId = policy.MerchantId, IsAuthor = policy.AuthorId == caller.UserId };
}

/// <summary>What can be done with an edition (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class AfterSalePolicyActions
{
    // A merchant answers for its own promises; the platform's hold for others, so two people look at them.
    private static readonly ActionGuard<PolicyFacts> NotTheAuthor = new(
        f => f.IsAuthor && f.MerchantId == null, _ => new SeparationOfDutiesError(Text.Of("POLICY_PUBLISHER_IS_AUTHOR"), "POLICY_PUBLISHER_IS_AUTHOR"));

    /// <summary>Puts it in force.</summary>
    public static StateAction<PolicyFacts, AfterSalePolicyStatus> Publish { get; } =
        new(AfterSalePolicyStates.Machine, Subject, "publishAfterSalePolicy", [AfterSalePolicyStatus.Draft], AfterSalePolicyStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Lets orders go by it no more.</summary>
    public static StateAction<PolicyFacts, AfterSalePolicyStatus> Retire { get; } =
        new(AfterSalePolicyStates.Machine, Subject, "retireAfterSalePolicy", [AfterSalePolicyStatus.Published], AfterSalePolicyStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PolicyFacts, AfterSalePolicyStatus>> All { get; } = [Publish, Retire];

    private static string Subject() => Text.Of("SUBJECT_AFTER_SALE_POLICY");
}
