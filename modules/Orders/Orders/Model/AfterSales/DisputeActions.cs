using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about a dispute ask of those who act for its merchant or the platform.</summary>
internal sealed class DisputeFacts : IStateFacts<DisputeStatus>, IMerchantFacts
{
    public required DisputeCaseId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required DisputeStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string OrderNumber { get; init; }

    public required DateTime? DueAt { get; init; }

    /// <summary>Whether the person buys.</summary>
    public required bool IsBuyer { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What the rules about a dispute ask of who buys.</summary>
internal sealed class DisputeBuyerFacts(DisputeFacts facts) : IStateFacts<DisputeStatus>, IMerchantFacts
{
    public DisputeStatus Status => facts.Status;

    public bool IsBuyer => facts.IsBuyer;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What the merchant and the platform can do with a dispute, and in which state (FE-01).</summary>
internal static class DisputeActions
{
    /// <summary>Replies for the merchant.</summary>
    public static StateAction<DisputeFacts, DisputeStatus> Reply { get; } =
        new(DisputeStates.Machine, Subjects.Dispute, "replyToDispute", [DisputeStatus.Open], DisputeStatus.MerchantReplied);

    /// <summary>Decides for the platform.</summary>
    public static StateAction<DisputeFacts, DisputeStatus> Decide { get; } =
        new(DisputeStates.Machine, Subjects.Dispute, "decideDispute", [DisputeStatus.Arbitration], DisputeStatus.Decided);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DisputeFacts, DisputeStatus>> All { get; } = [Reply, Decide];
}

/// <summary>What the buyer can do with a dispute, and in which state (FE-01).</summary>
internal static class DisputeBuyerActions
{
    /// <summary>Asks the platform to decide.</summary>
    public static StateAction<DisputeBuyerFacts, DisputeStatus> Escalate { get; } = Of("escalateDispute", [DisputeStatus.MerchantReplied], DisputeStatus.Arbitration);

    /// <summary>Lets it go.</summary>
    public static StateAction<DisputeBuyerFacts, DisputeStatus> Withdraw { get; } = Of("withdrawDispute", [DisputeStatus.Open, DisputeStatus.MerchantReplied], DisputeStatus.Decided);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DisputeBuyerFacts, DisputeStatus>> All { get; } = [Escalate, Withdraw];

    private static StateAction<DisputeBuyerFacts, DisputeStatus> Of(string mutation, IReadOnlyList<DisputeStatus> from, DisputeStatus to) =>
        new(DisputeStates.Machine, Subjects.Dispute, mutation, from, to) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation))] };
}

/// <summary>A dispute over the order is open already; one at a time is (ORD-13).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OrderDisputeOpenError(string Message) : IUserError
{
    /// <summary><c>ORDER_DISPUTE_OPEN</c>.</summary>
    public string Code => "ORDER_DISPUTE_OPEN";
}
