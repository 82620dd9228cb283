using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the rules about a sanction ask, seen from one person.</summary>
internal sealed class SanctionFacts : IStateFacts<MerchantSanctionStatus>, IMerchantFacts
{
    public required MerchantSanctionId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required MerchantSanctionStatus Status { get; init; }

    public required MerchantSanctionKind Kind { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>The merchant's name.</summary>
    public required string Name { get; init; }

    /// <summary>Until when the merchant can be heard (UTC).</summary>
    public required DateTime HearingUntil { get; init; }

    /// <summary>Whether the person has proposed it.</summary>
    public required bool IsProposer { get; init; }

    /// <summary>Whether the person acts for the merchant.</summary>
    public required bool IsOwnMerchant { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a sanction, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class MerchantSanctionActions
{
    /// <summary>Whoever proposes does not approve (MER-08).</summary>
    private static readonly ActionGuard<SanctionFacts> NotTheProposer = new(
        f => f.IsProposer, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_PROPOSER"), "APPROVER_IS_PROPOSER"));

    /// <summary>Nobody judges what is his or her own.</summary>
    private static readonly ActionGuard<SanctionFacts> NotOwnMerchant = new(
        f => f.IsOwnMerchant, _ => new SeparationOfDutiesError(Text.Of("JUDGE_IS_MERCHANT"), "JUDGE_IS_MERCHANT"));

    /// <summary>Hears the merchant.</summary>
    public static StateAction<SanctionFacts, MerchantSanctionStatus> Hear { get; } = Step("hearMerchant", [MerchantSanctionStatus.Proposed], MerchantSanctionStatus.MerchantHeard);

    /// <summary>Approves it; without a later time it takes effect at once.</summary>
    public static StateAction<SanctionFacts, MerchantSanctionStatus> Approve { get; } =
        Step("approveSanction", [MerchantSanctionStatus.MerchantHeard], MerchantSanctionStatus.Effective, NotTheProposer, NotOwnMerchant);

    /// <summary>Takes it back.</summary>
    public static StateAction<SanctionFacts, MerchantSanctionStatus> Revoke { get; } = Step(
        "revokeSanction", [MerchantSanctionStatus.Proposed, MerchantSanctionStatus.MerchantHeard, MerchantSanctionStatus.Approved, MerchantSanctionStatus.Effective],
        MerchantSanctionStatus.Revoked, NotOwnMerchant);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<SanctionFacts, MerchantSanctionStatus>> All { get; } = [Hear, Approve, Revoke];

    private static StateAction<SanctionFacts, MerchantSanctionStatus> Step(
        string mutation, IReadOnlyList<MerchantSanctionStatus> from, MerchantSanctionStatus to, params IReadOnlyList<ActionGuard<SanctionFacts>> guards) =>
        new(MerchantSanctionStates.Machine, () => Text.Of("SUBJECT_SANCTION"), mutation, from, to) { Guards = guards };
}
