using Modular.GraphQL;
using QC.Contracts;

namespace QC.Model;

/// <summary>An item of the checklist as the inspection froze it, with its answer.</summary>
internal sealed class InspectionItem
{
    private InspectionItem()
    {
    }

    [GraphQLIgnore]
    public InspectionId InspectionId { get; private init; }

    /// <summary>Its number in the checklist, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What it is about.</summary>
    public ChecklistDomain Domain { get; private init; }

    /// <summary>What is to be checked.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Its weight in basis points; all of a checklist are 10 000 together.</summary>
    public int Weight { get; private init; }

    /// <summary>Whether the product may not be sold where it fails.</summary>
    public bool IsCritical { get; private init; }

    /// <summary>The stable code of the fault, in upper snake case.</summary>
    public string FaultCode { get; private init; } = "";

    [GraphQLIgnore]
    public long? PenaltyAmount { get; private init; }

    [GraphQLIgnore]
    public string? PenaltyCurrency { get; private init; }

    [GraphQLIgnore]
    public int PointsDeducted { get; private init; }

    /// <summary>What it came to.</summary>
    public ChecklistResult Result { get; private set; }

    /// <summary>The inspector's words to it, at most 1000 characters; null where there are none.</summary>
    public string? Note { get; private set; }

    public static InspectionItem Freeze(InspectionId inspection, ChecklistItem item) => new()
    {
        InspectionId = inspection, Number = item.Number, Domain = item.Domain, Text = item.Text, Weight = item.Weight, IsCritical = item.IsCritical, FaultCode = item.FaultCode,
        PenaltyAmount = item.PenaltyAmount, PenaltyCurrency = item.PenaltyCurrency, PointsDeducted = item.PointsDeducted, Result = ChecklistResult.Unanswered,
    };

    public void Answer(ChecklistResult result, string? note) => (Result, Note) = (result, note);
}

/// <summary>An answer to an item.</summary>
/// <param name="Number">The item's number.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Note">The inspector's words.</param>
internal sealed record ChecklistAnswer(int Number, ChecklistResult Result, string? Note);
