using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where a request for a missing part stands (DOC-27).</summary>
internal enum SupplementStatus
{
    /// <summary>Asked for, for the first time or again.</summary>
    Open,

    /// <summary>Something was handed in; the reviewer looks at it.</summary>
    Supplied,

    /// <summary>It is what was asked for.</summary>
    Accepted,

    /// <summary>Wanted no more.</summary>
    Withdrawn,
}

/// <summary>The moves of a request for a missing part.</summary>
internal static class SupplementStates
{
    /// <summary>The states that keep the application from being approved.</summary>
    public static IReadOnlyList<SupplementStatus> IsLive { get; } = [SupplementStatus.Open, SupplementStatus.Supplied];

    public static StateMachine<SupplementStatus> Machine { get; } = new(
        (SupplementStatus.Open, SupplementStatus.Supplied),
        (SupplementStatus.Open, SupplementStatus.Withdrawn),
        (SupplementStatus.Supplied, SupplementStatus.Open),
        (SupplementStatus.Supplied, SupplementStatus.Accepted),
        (SupplementStatus.Supplied, SupplementStatus.Withdrawn));
}

/// <summary>What the rules about a request for a missing part ask, seen from one person.</summary>
internal sealed class SupplementFacts : IStateFacts<SupplementStatus>, IMerchantFacts
{
    public required SupplementRequestId Id { get; init; }

    public required SupplementStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>By when it is wanted (UTC).</summary>
    public required DateTime DueAt { get; init; }

    public required MerchantId? MerchantId { get; init; }

    /// <summary>The company's name.</summary>
    public required string LegalName { get; init; }

    /// <summary>Whether the person owns the application.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether the person owns the application or has handed in a part.</summary>
    public required bool TookPart { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;
}

/// <summary>What can be done with a request for a missing part, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class SupplementActions
{
    /// <summary>Whoever is asked does not decide whether it is enough (DOC-17).</summary>
    private static readonly ActionGuard<SupplementFacts> NotTheAsked = new(f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_SUPPLIER"), "REVIEWER_IS_SUPPLIER"));

    /// <summary>Hands in what is missing.</summary>
    public static StateAction<SupplementFacts, SupplementStatus> Supply { get; } = Step("supplyMissingPart", [SupplementStatus.Open], SupplementStatus.Supplied);

    /// <summary>Finds that it is what was asked for.</summary>
    public static StateAction<SupplementFacts, SupplementStatus> Accept { get; } = Step("acceptSupplement", [SupplementStatus.Supplied], SupplementStatus.Accepted, NotTheAsked);

    /// <summary>Asks for it again.</summary>
    public static StateAction<SupplementFacts, SupplementStatus> Reopen { get; } = Step("reopenSupplement", [SupplementStatus.Supplied], SupplementStatus.Open, NotTheAsked);

    /// <summary>Wants it no more.</summary>
    public static StateAction<SupplementFacts, SupplementStatus> Withdraw { get; } = Step("withdrawSupplement", SupplementStates.IsLive, SupplementStatus.Withdrawn, NotTheAsked);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<SupplementFacts, SupplementStatus>> All { get; } = [Supply, Accept, Reopen, Withdraw];

    private static StateAction<SupplementFacts, SupplementStatus> Step(
        string mutation, IReadOnlyList<SupplementStatus> from, SupplementStatus to, params IReadOnlyList<ActionGuard<SupplementFacts>> guards) =>
        new(SupplementStates.Machine, Subjects.Supplement, mutation, from, to) { Guards = guards };
}

/// <summary>Where a reviewer may ask for a missing part, and who (DOC-27).</summary>
internal static class SupplementSubjects
{
    /// <summary>Asks for what an application lacks; it stays as it is.</summary>
    public static StateAction<ApplicationFacts, MerchantApplicationStatus> OfApplication { get; } = new(
        MerchantApplicationStates.Machine, Subjects.Application, "requestSupplement", [MerchantApplicationStatus.Submitted, MerchantApplicationStatus.UnderReview], null)
    {
        Guards = [new(f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("DECIDER_IS_APPLICANT"), "DECIDER_IS_APPLICANT"))],
    };

    /// <summary>Asks for what a paper under review lacks; it stays as it is.</summary>
    public static StateAction<DocumentFacts, DocumentStatus> OfPaper { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "requestSupplement", [DocumentStatus.FirstReview, DocumentStatus.DetailedReview, DocumentStatus.NeedsClarification], null)
    {
        Guards = [new(f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_UPLOADER"), "REVIEWER_IS_UPLOADER"))],
    };
}
