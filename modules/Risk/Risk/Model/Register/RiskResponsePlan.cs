using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>What is to be done against a risk (RSK-03). It never changes: what is planned anew is another plan.</summary>
internal sealed class RiskResponsePlan
{
    private RiskResponsePlan()
    {
    }

    /// <summary>The plan's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; private init; }

    /// <summary>The risk.</summary>
    [GraphQLIgnore]
    public RiskId RiskId { get; private init; }

    /// <summary>What it aims at.</summary>
    public RiskResponseStrategy Strategy { get; private init; }

    /// <summary>What is to be done.</summary>
    public string Measures { get; private init; } = "";

    /// <summary>By when it should be done.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>Who made it, by id.</summary>
    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime At { get; private init; }

    public static RiskResponsePlan Of(RiskId risk, RiskResponseStrategy strategy, string measures, DateOnly dueOn, Actor by, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), RiskId = risk, Strategy = strategy, Measures = measures, DueOn = dueOn, ById = by.Id, At = at };
}
