using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What is said to be wrong with goods (CAT-11).</summary>
internal enum TakedownKind
{
    /// <summary>They are counterfeit.</summary>
    Counterfeit,

    /// <summary>They infringe on a trademark.</summary>
    Trademark,

    /// <summary>They, or their images and words, infringe on a copyright.</summary>
    Copyright,

    /// <summary>They infringe on a patent.</summary>
    Patent,
}

/// <summary>Where a report of counterfeit goods or infringed rights stands (CAT-11).</summary>
internal enum TakedownStatus
{
    /// <summary>Reported; nobody looks into it yet.</summary>
    Reported,

    /// <summary>Somebody looks into it.</summary>
    UnderReview,

    /// <summary>The report is right: the product is taken down.</summary>
    Upheld,

    /// <summary>The report is wrong: the product stays.</summary>
    Rejected,

    /// <summary>The report was right, and the merchant says something against it; the product stays down meanwhile.</summary>
    Countered,

    /// <summary>The product may be sold again.</summary>
    Reinstated,
}

/// <summary>The moves of a case.</summary>
internal static class TakedownStates
{
    public static StateMachine<TakedownStatus> Machine { get; } = new(
        (TakedownStatus.Reported, TakedownStatus.UnderReview),
        (TakedownStatus.UnderReview, TakedownStatus.Upheld),
        (TakedownStatus.UnderReview, TakedownStatus.Rejected),
        (TakedownStatus.Upheld, TakedownStatus.Countered),
        (TakedownStatus.Upheld, TakedownStatus.Reinstated),
        (TakedownStatus.Countered, TakedownStatus.Upheld),
        (TakedownStatus.Countered, TakedownStatus.Reinstated));
}

/// <summary>What the rules about a case ask, seen from one person.</summary>
internal sealed class TakedownFacts : IStateFacts<TakedownStatus>, IMerchantFacts
{
    public required TakedownCaseId Id { get; init; }

    public required TakedownStatus Status { get; init; }

    public required MerchantId MerchantId { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>By when it is decided on (UTC).</summary>
    public required DateTime DueAt { get; init; }

    public required string ProductTitle { get; init; }

    /// <summary>Whether the person reported it.</summary>
    public required bool IsReporter { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a case, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class TakedownActions
{
    private static readonly ActionGuard<TakedownFacts> NotTheReporter = new(
        f => f.IsReporter, _ => new SeparationOfDutiesError(Text.Of("TAKEDOWN_REVIEWER_IS_REPORTER"), "REVIEWER_IS_REPORTER"));

    /// <summary>Takes it up.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Review { get; } = Handle("reviewTakedown", TakedownStatus.UnderReview, TakedownStatus.Reported);

    /// <summary>Finds that the report is right.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Uphold { get; } = Handle("upholdTakedown", TakedownStatus.Upheld, TakedownStatus.UnderReview);

    /// <summary>Finds that the report is wrong.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Reject { get; } = Handle("rejectTakedown", TakedownStatus.Rejected, TakedownStatus.UnderReview);

    /// <summary>Finds, against what the merchant says, that the report is right.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Confirm { get; } = Handle("confirmTakedown", TakedownStatus.Upheld, TakedownStatus.Countered);

    /// <summary>Finds that the product may be sold after all.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Reinstate { get; } =
        Handle("reinstateTakedown", TakedownStatus.Reinstated, TakedownStatus.Upheld, TakedownStatus.Countered);

    /// <summary>Says something against it, for the merchant.</summary>
    public static StateAction<TakedownFacts, TakedownStatus> Counter { get; } =
        new(TakedownStates.Machine, Subjects.Takedown, "counterTakedown", [TakedownStatus.Upheld], TakedownStatus.Countered);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<TakedownFacts, TakedownStatus>> All { get; } = [Review, Uphold, Reject, Confirm, Reinstate, Counter];

    private static StateAction<TakedownFacts, TakedownStatus> Handle(string mutation, TakedownStatus to, params IReadOnlyList<TakedownStatus> from) =>
        new(TakedownStates.Machine, Subjects.Takedown, mutation, from, to) { Guards = [NotTheReporter] };
}
