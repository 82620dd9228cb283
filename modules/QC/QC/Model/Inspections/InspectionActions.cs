using Merchants.Contracts;
using Modular.Kernel;
using QC.Contracts;

namespace QC.Model;

/// <summary>How far an inspection has come.</summary>
internal enum InspectionStatus
{
    /// <summary>Waits for an inspector.</summary>
    Planned,

    /// <summary>Somebody inspects.</summary>
    InProgress,

    /// <summary>Handed in; the score is settled.</summary>
    Submitted,

    /// <summary>Its findings stand, and its merchant sees it.</summary>
    Reported,
}

/// <summary>The moves of an inspection.</summary>
internal static class InspectionStates
{
    public static StateMachine<InspectionStatus> Machine { get; } = new(
        (InspectionStatus.Planned, InspectionStatus.InProgress), (InspectionStatus.InProgress, InspectionStatus.Submitted), (InspectionStatus.Submitted, InspectionStatus.Reported),
        // Handed over, it stays where it is.
        (InspectionStatus.InProgress, InspectionStatus.InProgress), (InspectionStatus.Submitted, InspectionStatus.Submitted));
}

/// <summary>What the rules about an inspection ask, seen from one person.</summary>
internal sealed class InspectionFacts : IStateFacts<InspectionStatus>, IMerchantFacts
{
    public required InspectionId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required InspectionStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string ProductTitle { get; init; }

    /// <summary>By when it should be handed in (UTC).</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Whether the person acts for the merchant that is inspected.</summary>
    public required bool IsOwnMerchant { get; init; }

    /// <summary>Whether the person has taken it.</summary>
    public required bool IsInspector { get; init; }

    /// <summary>How many items have no answer.</summary>
    public required int Unanswered { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an inspection, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class InspectionActions
{
    /// <summary>Nobody inspects what is his or her own (QC-16).</summary>
    private static readonly ActionGuard<InspectionFacts> NotOwnMerchant = new(f => f.IsOwnMerchant, _ => OwnMerchant());

    private static readonly ActionGuard<InspectionFacts> Own = new(f => !f.IsInspector, _ => new NotInspectorError(Text.Of("NOT_INSPECTOR")));

    private static readonly ActionGuard<InspectionFacts> Complete = new(
        f => f.Unanswered > 0, f => new ChecklistIncompleteError(Text.Of("CHECKLIST_INCOMPLETE", f.Unanswered), f.Unanswered));

    /// <summary>Takes it.</summary>
    public static StateAction<InspectionFacts, InspectionStatus> Begin { get; } = Step("startInspection", InspectionStatus.Planned, InspectionStatus.InProgress, NotOwnMerchant);

    /// <summary>Answers items.</summary>
    public static StateAction<InspectionFacts, InspectionStatus> Answer { get; } = Step("answerChecklist", InspectionStatus.InProgress, null, Own);

    /// <summary>Hands it in.</summary>
    public static StateAction<InspectionFacts, InspectionStatus> Submit { get; } = Step("submitInspection", InspectionStatus.InProgress, InspectionStatus.Submitted, Own, Complete);

    /// <summary>Reports it.</summary>
    public static StateAction<InspectionFacts, InspectionStatus> Report { get; } = Step("reportInspection", InspectionStatus.Submitted, InspectionStatus.Reported, Own);

    /// <summary>Gives it to another inspector.</summary>
    public static StateAction<InspectionFacts, InspectionStatus> HandOver { get; } =
        new(InspectionStates.Machine, Subjects.Inspection, "handOverInspection", [InspectionStatus.InProgress, InspectionStatus.Submitted], null) { Guards = [NotOwnMerchant] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<InspectionFacts, InspectionStatus>> All { get; } = [Begin, Answer, Submit, Report, HandOver];

    /// <summary>That somebody acts for the merchant that is inspected.</summary>
    public static OwnMerchantInspectedError OwnMerchant() => new(Text.Of("OWN_MERCHANT_INSPECTED"));

    private static StateAction<InspectionFacts, InspectionStatus> Step(
        string mutation, InspectionStatus from, InspectionStatus? to, params IReadOnlyList<ActionGuard<InspectionFacts>> guards) =>
        new(InspectionStates.Machine, Subjects.Inspection, mutation, [from], to) { Guards = guards };
}
