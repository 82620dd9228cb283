using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the rules about a request for papers ask.</summary>
internal sealed class DocumentRequestFacts : IStateFacts<DocumentRequestStatus>, IMerchantFacts
{
    public required DocumentRequestStatus Status { get; init; }

    public required MerchantId? MerchantId { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;

    bool IMerchantFacts.IsOwn => false;

    public static DocumentRequestFacts Of(DocumentRequest request) => new() { Status = request.Status, MerchantId = request.MerchantId };
}

/// <summary>What can be done with a request for papers, and in which state (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class DocumentRequestActions
{
    /// <summary>Wants the papers no more.</summary>
    public static StateAction<DocumentRequestFacts, DocumentRequestStatus> Cancel { get; } = new(
        DocumentRequestStates.Machine, Subjects.DocumentRequest, "cancelDocumentRequest", [DocumentRequestStatus.Open, DocumentRequestStatus.Collecting], DocumentRequestStatus.Cancelled);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DocumentRequestFacts, DocumentRequestStatus>> All { get; } = [Cancel];
}

/// <summary>What the rules about the collecting of a paper ask, seen from one person.</summary>
internal sealed class CollectionFacts : IStateFacts<CollectionStatus>, IMerchantFacts
{
    public required CollectionTaskId Id { get; init; }

    public required CollectionStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>By when it is to be collected (UTC).</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>The state of the application that the paper is for.</summary>
    public required MerchantApplicationStatus ApplicationStatus { get; init; }

    public required MerchantId? MerchantId { get; init; }

    /// <summary>The kind of paper.</summary>
    public required DocumentType Type { get; init; }

    /// <summary>The company's name.</summary>
    public required string LegalName { get; init; }

    /// <summary>Whether somebody was told to collect it.</summary>
    public required bool IsAssigned { get; init; }

    /// <summary>Whether the person is to collect it.</summary>
    public required bool IsResponsible { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with the collecting of a paper, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class CollectionActions
{
    private static readonly ActionGuard<CollectionFacts> Assigned = new(f => !f.IsAssigned, _ => new CollectionNotAssignedError(Text.Of("COLLECTION_NOT_ASSIGNED")));

    /// <summary>Says from whom it is collected, by whom and by when.</summary>
    public static StateAction<CollectionFacts, CollectionStatus> Assign { get; } = Step("assignCollection", CollectionStates.IsWithSource, null);

    /// <summary>Records the file that the source gives.</summary>
    public static StateAction<CollectionFacts, CollectionStatus> Record { get; } = Step("recordCollectedPaper", CollectionStates.IsWithSource, CollectionStatus.Collected, Assigned);

    /// <summary>Gives it back to the source.</summary>
    public static StateAction<CollectionFacts, CollectionStatus> Return { get; } = Step("returnToSource", [CollectionStatus.Collected], CollectionStatus.ReturnedToSource);

    /// <summary>Enters it into the paper system.</summary>
    public static StateAction<CollectionFacts, CollectionStatus> Enter { get; } = Step(
        "enterCollectedPaper", [CollectionStatus.Collected], CollectionStatus.Entered,
        new ActionGuard<CollectionFacts>(PapersRefused(), f => ApplicationActions.SubmitDocument.RefuseState(f.ApplicationStatus)!));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<CollectionFacts, CollectionStatus>> All { get; } = [Assign, Record, Return, Enter];

    private static System.Linq.Expressions.Expression<Func<CollectionFacts, bool>> PapersRefused()
    {
        var open = ApplicationActions.SubmitDocument.From.ToArray();
        return f => !open.Contains(f.ApplicationStatus);
    }

    private static StateAction<CollectionFacts, CollectionStatus> Step(
        string mutation, IReadOnlyList<CollectionStatus> from, CollectionStatus? to, params IReadOnlyList<ActionGuard<CollectionFacts>> guards) =>
        new(CollectionStates.Machine, Subjects.Collection, mutation, from, to) { Guards = guards };
}
