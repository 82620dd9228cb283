using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;

namespace QC.Model;

/// <summary>An item of a standard's checklist (QC-02). It never changes.</summary>
internal sealed class ChecklistItem
{
    private ChecklistItem()
    {
    }

    [GraphQLIgnore]
    public QualityStandardId StandardId { get; private init; }

    /// <summary>Its number in the checklist, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What it is about.</summary>
    public ChecklistDomain Domain { get; private init; }

    /// <summary>What is to be checked, at most 500 characters.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Its weight in basis points; all of a checklist are 10 000 together.</summary>
    public int Weight { get; private init; }

    /// <summary>Whether the product may not be sold where it fails.</summary>
    public bool IsCritical { get; private init; }

    /// <summary>The stable code of the fault, in upper snake case, such as COUNTERFEIT.</summary>
    public string FaultCode { get; private init; } = "";

    [GraphQLIgnore]
    public long? PenaltyAmount { get; private init; }

    [GraphQLIgnore]
    public string? PenaltyCurrency { get; private init; }

    /// <summary>What a critical fault costs whoever of the staff answers for it, in hundredths of a point; 0 for nothing (QC-14).</summary>
    public int PointsDeducted { get; private init; }

    /// <summary>What it asks and costs.</summary>
    [GraphQLIgnore]
    public ChecklistRule Rule => new(Domain, Text, Weight, IsCritical, FaultCode, PenaltyAmount is { } amount ? new Money(amount, PenaltyCurrency!) : null, PointsDeducted);

    public static ChecklistItem Of(QualityStandardId standard, int number, ChecklistRule rule) => new()
    {
        StandardId = standard, Number = number, Domain = rule.Domain, Text = rule.Text, Weight = rule.Weight, IsCritical = rule.IsCritical, FaultCode = rule.FaultCode,
        PenaltyAmount = rule.Penalty?.Amount, PenaltyCurrency = rule.Penalty?.Currency, PointsDeducted = rule.PointsDeducted,
    };
}
