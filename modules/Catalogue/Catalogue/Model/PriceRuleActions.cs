using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What the rules about a price rule ask, seen from one person.</summary>
internal sealed class PriceRuleFacts : IStateFacts<PriceRuleStatus>, IMerchantFacts
{
    public required PriceRuleId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required PriceRuleStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Name { get; init; }

    /// <summary>From when on it lowers prices (UTC): it is approved before that, if it is to begin in time.</summary>
    public required DateTime From { get; init; }

    /// <summary>Whether its time is over.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a price rule, by whom and in which state (FE-01).</summary>
internal static class PriceRuleActions
{
    private static readonly ActionGuard<PriceRuleFacts> NotTheAuthor = new(f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_AUTHOR"), "APPROVER_IS_AUTHOR"));

    private static readonly ActionGuard<PriceRuleFacts> NotOver = new(f => f.IsOver, _ => new PriceRuleOverError(Text.Of("PRICE_RULE_OVER")));

    /// <summary>Lets it lower prices.</summary>
    public static StateAction<PriceRuleFacts, PriceRuleStatus> Approve { get; } =
        new(PriceRuleStates.Machine, Subjects.PriceRule, "approvePriceRule", [PriceRuleStatus.Draft], PriceRuleStatus.Approved) { Guards = [NotTheAuthor, NotOver] };

    /// <summary>Takes it back.</summary>
    public static StateAction<PriceRuleFacts, PriceRuleStatus> Withdraw { get; } = new(
        PriceRuleStates.Machine, Subjects.PriceRule, "withdrawPriceRule", [PriceRuleStatus.Draft, PriceRuleStatus.Approved, PriceRuleStatus.Active], PriceRuleStatus.Withdrawn);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PriceRuleFacts, PriceRuleStatus>> All { get; } = [Approve, Withdraw];
}
