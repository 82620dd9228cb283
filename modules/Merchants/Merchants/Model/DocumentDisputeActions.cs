using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What can be done with a dispute, by whom and in which state (FE-01, DOC-18): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class DocumentDisputeActions
{
    /// <summary>Coordinators who raised it, handed in the paper or reviewed it leave it to others (DOC-17).</summary>
    private static readonly ActionGuard<DisputeFacts> TookNoPart = new(
        f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("MEDIATOR_TOOK_PART"), "MEDIATOR_TOOK_PART"));

    /// <summary>Proposes how to settle it.</summary>
    public static StateAction<DisputeFacts, DocumentDisputeStatus> Mediate { get; } = new(
        DocumentDisputeStates.Machine, Subjects.Dispute, "mediateDocumentDispute", [DocumentDisputeStatus.Open], DocumentDisputeStatus.Mediated) { Guards = [TookNoPart] };

    /// <summary>Settles it.</summary>
    public static StateAction<DisputeFacts, DocumentDisputeStatus> Resolve { get; } = new(
        DocumentDisputeStates.Machine, Subjects.Dispute, "resolveDocumentDispute", [DocumentDisputeStatus.Mediated], DocumentDisputeStatus.Resolved) { Guards = [TookNoPart] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DisputeFacts, DocumentDisputeStatus>> All { get; } = [Mediate, Resolve];
}
