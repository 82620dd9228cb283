using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>An indicator of the template as it was when the evaluation began, with what came of it: the template may change, this does not.</summary>
internal sealed class EvaluationIndicator
{
    private EvaluationIndicator()
    {
    }

    public EvaluationId EvaluationId { get; private init; }

    /// <summary>Its place, from 1.</summary>
    public int Ordinal { get; private init; }

    public string Code { get; private init; } = "";

    public string Name { get; private init; } = "";

    public KpiDimension Dimension { get; private init; }

    public int Weight { get; private init; }

    public long Target { get; private init; }

    public int Cap { get; private init; }

    public bool IsLowerBetter { get; private init; }

    /// <summary>The staff member's own opinion, 0 to 100; null without one.</summary>
    public int? SelfScore { get; private set; }

    /// <summary>The figure that counts, in ten-thousandths; null where nobody gave one.</summary>
    public long? Actual { get; private set; }

    /// <summary>How far the target was reached, in basis points; null without a figure.</summary>
    public int? Attainment { get; private set; }

    /// <summary>Its part of the score, in hundredths of a point; null without a figure.</summary>
    public long? Contribution { get; private set; }

    public static EvaluationIndicator Freeze(EvaluationId evaluation, KpiIndicator from) => new()
    {
        EvaluationId = evaluation, Ordinal = from.Ordinal, Code = from.Code, Name = from.Name, Dimension = from.Dimension,
        Weight = from.Weight, Target = from.Target, Cap = from.Cap, IsLowerBetter = from.IsLowerBetter,
    };

    public void AssessSelf(int? score) => SelfScore = score;

    /// <summary>Takes the figure that counts.</summary>
    public void Measure(long? actual)
    {
        Actual = actual;
        Attainment = actual is { } figure ? Kpi.Attainment(figure, Target, Cap, IsLowerBetter) : null;
    }

    public void Contribute(long? points) => Contribution = points;
}
