using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>A component of a score: of the index as it was, with what was measured (MER-07). It never changes.</summary>
internal sealed class MerchantScoreComponent
{
    private MerchantScoreComponent()
    {
    }

    [GraphQLIgnore]
    public MerchantScoreId ScoreId { get; private init; }

    /// <summary>Its number in the index, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Its stable code.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it belongs to.</summary>
    public MerchantKpiDimension Dimension { get; private init; }

    /// <summary>The code of the measure.</summary>
    public string Measure { get; private init; } = "";

    /// <summary>Its weight in basis points.</summary>
    public int Weight { get; private init; }

    /// <summary>The figure that counts 100 points, in ten-thousandths.</summary>
    public long Target { get; private init; }

    /// <summary>The figure that counts none, in ten-thousandths.</summary>
    public long Floor { get; private init; }

    /// <summary>What was counted; 0 where nothing was measured.</summary>
    public long Numerator { get; private init; }

    /// <summary>Of how many; 0 where nothing was measured.</summary>
    public long Denominator { get; private init; }

    /// <summary>The figure in ten-thousandths; null where nothing was measured, and its weight counts nowhere.</summary>
    public long? Actual { get; private init; }

    /// <summary>Where the figure lies between floor and target, in basis points, 0 to 10 000; null without a figure.</summary>
    public int? Norm { get; private init; }

    /// <summary>Its part of the computed score, in hundredths of a point; null without a figure.</summary>
    public int? Points { get; private init; }

    public static MerchantScoreComponent Freeze(
        MerchantScoreId score, MerchantKpiComponent from, (long Numerator, long Denominator) told, long? actual, int? norm, int? points) => new()
    {
        ScoreId = score, Number = from.Number, Code = from.Code, Name = from.Name, Dimension = from.Dimension, Measure = from.Measure, Weight = from.Weight, Target = from.Target, Floor = from.Floor,
        Numerator = told.Numerator, Denominator = told.Denominator, Actual = actual, Norm = norm, Points = points,
    };
}
