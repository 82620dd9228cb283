using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What a customer says about a credential (DOC-21).</summary>
internal enum DocumentReportKind
{
    /// <summary>A question.</summary>
    Question,

    /// <summary>Something is wrong with it.</summary>
    Report,

    /// <summary>A suggestion.</summary>
    Suggestion,
}

/// <summary>Where a customer's word about a credential stands (DOC-21).</summary>
internal enum DocumentReportStatus
{
    /// <summary>Received; nobody looks into it yet.</summary>
    Received,

    /// <summary>Somebody looks into it.</summary>
    Investigating,

    /// <summary>Answered.</summary>
    Answered,
}

/// <summary>The moves of a customer's word about a credential.</summary>
internal static class DocumentReportStates
{
    public static StateMachine<DocumentReportStatus> Machine { get; } = new(
        (DocumentReportStatus.Received, DocumentReportStatus.Investigating),
        (DocumentReportStatus.Investigating, DocumentReportStatus.Answered));
}

/// <summary>What the rules about a customer's word ask, seen from one person.</summary>
internal sealed class DocumentReportFacts : IStateFacts<DocumentReportStatus>, IMerchantFacts
{
    public required DocumentReportId Id { get; init; }

    public required DocumentReportStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>When it was said (UTC).</summary>
    public required DateTime ReportedAt { get; init; }

    public required MerchantId MerchantId { get; init; }

    /// <summary>The merchant's name.</summary>
    public required string MerchantName { get; init; }

    /// <summary>Whether the person said it.</summary>
    public required bool IsReporter { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a customer's word about a credential, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class DocumentReportActions
{
    private static readonly ActionGuard<DocumentReportFacts> NotOnesOwn = new(
        f => f.IsReporter, _ => new SeparationOfDutiesError(Text.Of("INVESTIGATOR_IS_REPORTER"), "INVESTIGATOR_IS_REPORTER"));

    /// <summary>Takes it up.</summary>
    public static StateAction<DocumentReportFacts, DocumentReportStatus> Investigate { get; } = new(
        DocumentReportStates.Machine, Subjects.DocumentReport, "investigateDocumentReport", [DocumentReportStatus.Received], DocumentReportStatus.Investigating) { Guards = [NotOnesOwn] };

    /// <summary>Answers it.</summary>
    public static StateAction<DocumentReportFacts, DocumentReportStatus> Answer { get; } = new(
        DocumentReportStates.Machine, Subjects.DocumentReport, "answerDocumentReport", [DocumentReportStatus.Investigating], DocumentReportStatus.Answered) { Guards = [NotOnesOwn] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DocumentReportFacts, DocumentReportStatus>> All { get; } = [Investigate, Answer];
}
