using Modular.Kernel;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>What the rules about an edition ask, seen from one person.</summary>
internal sealed class ScreeningRuleFacts : IStateFacts<ScreeningRuleStatus>
{
    public required ScreeningRuleId Id { get; init; }

    public required ScreeningRuleStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Code { get; init; }

    public required int Edition { get; init; }

    /// <summary>When it was last tried (UTC); null before.</summary>
    public required DateTime? TestedAt { get; init; }

    /// <summary>Whether the person wrote it.</summary>
    public required bool IsAuthor { get; init; }
}

/// <summary>What can be done with an edition of a rule, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class ScreeningRuleActions
{
    /// <summary>Tries it on orders of the past.</summary>
    public static StateAction<ScreeningRuleFacts, ScreeningRuleStatus> Test { get; } = new(
        ScreeningRuleStates.Machine, Subjects.Rule, "testScreeningRule", [ScreeningRuleStatus.Draft, ScreeningRuleStatus.TestRun], ScreeningRuleStatus.TestRun);

    /// <summary>Has orders screened by it; not by whom wrote it.</summary>
    public static StateAction<ScreeningRuleFacts, ScreeningRuleStatus> Publish { get; } = new(
        ScreeningRuleStates.Machine, Subjects.Rule, "publishScreeningRule", [ScreeningRuleStatus.TestRun], ScreeningRuleStatus.Published)
    {
        Guards = [new(f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"))],
    };

    /// <summary>Has no order screened by it any more.</summary>
    public static StateAction<ScreeningRuleFacts, ScreeningRuleStatus> Retire { get; } = new(
        ScreeningRuleStates.Machine, Subjects.Rule, "retireScreeningRule", [ScreeningRuleStatus.Published], ScreeningRuleStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ScreeningRuleFacts, ScreeningRuleStatus>> All { get; } = [Test, Publish, Retire];
}
