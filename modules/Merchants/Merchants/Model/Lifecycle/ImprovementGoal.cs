using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A goal of a plan by which a merchant gets better (MER-09). It never changes.</summary>
internal sealed class ImprovementGoal
{
    private ImprovementGoal()
    {
    }

    [GraphQLIgnore]
    public MerchantImprovementPlanId PlanId { get; private init; }

    /// <summary>Its number in the plan, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What is to be reached.</summary>
    public string Goal { get; private init; } = "";

    /// <summary>By which day.</summary>
    public DateOnly DueOn { get; private init; }

    public static ImprovementGoal Of(MerchantImprovementPlanId plan, int number, string goal, DateOnly dueOn) => new() { PlanId = plan, Number = number, Goal = goal, DueOn = dueOn };
}

/// <summary>How far a plan has come, told by the merchant (MER-09). It never changes.</summary>
internal sealed class ImprovementProgress
{
    private ImprovementProgress()
    {
    }

    [GraphQLIgnore]
    public MerchantImprovementPlanId PlanId { get; private init; }

    /// <summary>Its number, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The number of the goal that it is about; null for the whole plan.</summary>
    public int? Goal { get; private init; }

    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When it was told (UTC).</summary>
    public DateTime At { get; private init; }

    public static ImprovementProgress Of(MerchantImprovementPlanId plan, int ordinal, int? goal, string words, Guid by, DateTime at) =>
        new() { PlanId = plan, Ordinal = ordinal, Goal = goal, Words = SealedText.Of(words), ById = by, At = at };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}
