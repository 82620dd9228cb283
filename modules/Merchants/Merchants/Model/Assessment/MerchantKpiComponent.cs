using Merchants.Contracts;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>What a component of the index belongs to (MER-06).</summary>
internal enum MerchantKpiDimension
{
    /// <summary>How well it does business: papers, fulfilment 经营质量.</summary>
    BusinessQuality,

    /// <summary>How well it serves 服务水平.</summary>
    Service,

    /// <summary>What buyers say 用户评价.</summary>
    UserRating,
}

/// <summary>The measures that this module takes itself (MER-06); others are told by other modules.</summary>
internal static class OwnMeasures
{
    /// <summary>Approved ÷ decided versions of papers in the month.</summary>
    public const string PaperPassRate = "PAPER_PASS_RATE";

    /// <summary>Approved ÷ decided first versions of papers in the month.</summary>
    public const string FirstTimePassRate = "FIRST_TIME_PASS_RATE";

    /// <summary>Papers whose last day lay before the month's end ÷ papers that were approved.</summary>
    public const string ExpiredPapers = "EXPIRED_PAPERS";

    /// <summary>The mean of the stars that buyers gave in the month, 1 to 5.</summary>
    public const string BuyerRating = "BUYER_RATING";
}

/// <summary>A component of the index as it is entered.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Dimension">What it belongs to.</param>
/// <param name="Measure">The code of the measure that it takes.</param>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="Target">The figure that counts 100 points, in ten-thousandths.</param>
/// <param name="Floor">The figure that counts none, in ten-thousandths.</param>
internal sealed record KpiComponentRule(string Code, string Name, MerchantKpiDimension Dimension, string Measure, int Weight, long Target, long Floor);

/// <summary>A component of an edition of the index (MER-06). It never changes.</summary>
internal sealed class MerchantKpiComponent
{
    private MerchantKpiComponent()
    {
    }

    [GraphQLIgnore]
    public MerchantKpiTemplateId TemplateId { get; private init; }

    /// <summary>Its number in the index, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Its stable code, in upper snake case; one of a kind within the edition.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it belongs to.</summary>
    public MerchantKpiDimension Dimension { get; private init; }

    /// <summary>The code of the measure that it takes, in upper snake case: PAPER_PASS_RATE, FIRST_TIME_PASS_RATE, EXPIRED_PAPERS, BUYER_RATING, or one that another module tells.</summary>
    public string Measure { get; private init; } = "";

    /// <summary>Its weight in basis points; those of an edition are 10 000 together.</summary>
    public int Weight { get; private init; }

    /// <summary>The figure that counts 100 points, in ten-thousandths: 45000 is 4.5.</summary>
    public long Target { get; private init; }

    /// <summary>The figure that counts none, in ten-thousandths.</summary>
    public long Floor { get; private init; }

    /// <summary>Whether less is better: the target lies below the floor.</summary>
    public bool IsLowerBetter => Target < Floor;

    public static MerchantKpiComponent Of(MerchantKpiTemplateId template, int number, KpiComponentRule rule) => new()
    {
        TemplateId = template, Number = number, Code = rule.Code, Name = rule.Name, Dimension = rule.Dimension, Measure = rule.Measure, Weight = rule.Weight, Target = rule.Target, Floor = rule.Floor,
    };
}
