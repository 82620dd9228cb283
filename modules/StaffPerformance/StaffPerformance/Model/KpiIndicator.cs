using Modular.GraphQL;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>What an indicator belongs to (STF-13).</summary>
internal enum KpiDimension
{
    /// <summary>What came of the work: stream data, sales 业绩.</summary>
    Results,

    /// <summary>Responsibility and teamwork 态度.</summary>
    Attitude,

    /// <summary>Knowledge and skill 能力.</summary>
    Ability,
}

/// <summary>What is measured, and how it counts.</summary>
/// <param name="Code">Its stable code, in upper snake case; one of a kind within the template.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Dimension">What it belongs to.</param>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="Target">The target in ten-thousandths.</param>
/// <param name="Cap">The most that counts of it, in basis points of the target.</param>
/// <param name="IsLowerBetter">Whether less is better.</param>
internal sealed record KpiMeasure(string Code, string Name, KpiDimension Dimension, int Weight, long Target, int Cap, bool IsLowerBetter);

/// <summary>An indicator of a template (STF-03).</summary>
internal sealed class KpiIndicator
{
    private KpiIndicator()
    {
    }

    /// <summary>The template.</summary>
    [GraphQLIgnore]
    public KpiTemplateId TemplateId { get; private init; }

    /// <summary>Its place among the template's indicators, from 1.</summary>
    [GraphQLIgnore]
    public int Ordinal { get; private init; }

    /// <summary>Its stable code, such as CONVERSION.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it belongs to (STF-13).</summary>
    public KpiDimension Dimension { get; private init; }

    /// <summary>Its weight in basis points; those of a template are 10 000 together.</summary>
    public int Weight { get; private init; }

    /// <summary>The target in ten-thousandths: 125000 is 12.5.</summary>
    public long Target { get; private init; }

    /// <summary>The most that counts of it, in basis points of the target: 12000 is 120 %.</summary>
    public int Cap { get; private init; }

    /// <summary>Whether less is better, such as complaints.</summary>
    public bool IsLowerBetter { get; private init; }

    /// <summary>What it measures.</summary>
    [GraphQLIgnore]
    public KpiMeasure Measure => new(Code, Name, Dimension, Weight, Target, Cap, IsLowerBetter);

    public static KpiIndicator Of(KpiTemplateId template, int ordinal, KpiMeasure measure) => new()
    {
        TemplateId = template, Ordinal = ordinal, Code = measure.Code, Name = measure.Name, Dimension = measure.Dimension,
        Weight = measure.Weight, Target = measure.Target, Cap = measure.Cap, IsLowerBetter = measure.IsLowerBetter,
    };
}
