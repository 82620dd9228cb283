using Merchants.Contracts;
using Modular.Kernel;
using QC.Contracts;

namespace QC.Model;

/// <summary>What the rules about a finding ask, seen from one person.</summary>
internal sealed class FindingFacts : IStateFacts<FindingStatus>, IMerchantFacts
{
    public required FindingId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required FindingStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string FaultCode { get; init; }

    /// <summary>When it was found (UTC).</summary>
    public required DateTime FoundAt { get; init; }

    /// <summary>By when it is to be mended (UTC); null before it is given to somebody.</summary>
    public required DateTime? DueAt { get; init; }

    /// <summary>When it was said to be mended last (UTC); null where never.</summary>
    public required DateTime? FixedAt { get; init; }

    /// <summary>Whether the person is to mend it.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether the person has said that it is mended.</summary>
    public required bool IsFixer { get; init; }

    /// <summary>Whether the person has found it.</summary>
    public required bool IsInspector { get; init; }

    /// <summary>Whether it is held against the person.</summary>
    public required bool IsResponsible { get; init; }

    /// <summary>Whether the person acts for the merchant that it is about.</summary>
    public required bool IsOwnMerchant { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a finding, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class FindingActions
{
    private static readonly ActionGuard<FindingFacts> Own = new(f => !f.IsOwner, _ => new NotFindingOwnerError(Text.Of("NOT_FINDING_OWNER")));

    /// <summary>Who mends does not recheck (QC-12).</summary>
    private static readonly ActionGuard<FindingFacts> Another = new(f => f.IsOwner || f.IsFixer, _ => new SeparationOfDutiesError(Text.Of("RECHECKER_IS_FIXER"), "RECHECKER_IS_FIXER"));

    /// <summary>Nobody judges what is his or her own (QC-16).</summary>
    private static readonly ActionGuard<FindingFacts> NotOwnMerchant = new(f => f.IsOwnMerchant, _ => new OwnMerchantFindingError(Text.Of("OWN_MERCHANT_FINDING")));

    /// <summary>Who found it, has to mend it or answers for it does not wave it through.</summary>
    private static readonly ActionGuard<FindingFacts> Uninvolved = new(
        f => f.IsInspector || f.IsOwner || f.IsFixer || f.IsResponsible, _ => new SeparationOfDutiesError(Text.Of("WAIVER_TOOK_PART"), "WAIVER_TOOK_PART"));

    /// <summary>Gives it to somebody, by a deadline and to a goal.</summary>
    public static StateAction<FindingFacts, FindingStatus> Assign { get; } = Step("assignFinding", FindingStates.CanBeAssigned, FindingStatus.Assigned);

    /// <summary>Begins to mend it.</summary>
    public static StateAction<FindingFacts, FindingStatus> Begin { get; } =
        Step("startRectification", [FindingStatus.Assigned, FindingStatus.Reopened], FindingStatus.InProgress, Own);

    /// <summary>Tells how far it has come.</summary>
    public static StateAction<FindingFacts, FindingStatus> Progress { get; } = Step("reportProgress", [FindingStatus.InProgress], null, Own);

    /// <summary>Says that it is mended.</summary>
    public static StateAction<FindingFacts, FindingStatus> Fix { get; } = Step("markFixed", [FindingStatus.InProgress, FindingStatus.Reopened], FindingStatus.Fixed, Own);

    /// <summary>Takes the recheck.</summary>
    public static StateAction<FindingFacts, FindingStatus> Recheck { get; } = Step("startRecheck", [FindingStatus.Fixed], FindingStatus.Rechecking, Another, NotOwnMerchant);

    /// <summary>Finds it mended.</summary>
    public static StateAction<FindingFacts, FindingStatus> Close { get; } = Conclude(RecheckVerdict.Passed, FindingStatus.Closed);

    /// <summary>Finds it as it was.</summary>
    public static StateAction<FindingFacts, FindingStatus> Reopen { get; } = Conclude(RecheckVerdict.Failed, FindingStatus.Reopened);

    /// <summary>Lets it stand no more.</summary>
    public static StateAction<FindingFacts, FindingStatus> Waive { get; } = Step("waiveFinding", FindingStates.IsLive, FindingStatus.Waived, Uninvolved, NotOwnMerchant);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<FindingFacts, FindingStatus>> All { get; } = [Assign, Begin, Progress, Fix, Recheck, Close, Reopen, Waive];

    private static StateAction<FindingFacts, FindingStatus> Conclude(RecheckVerdict verdict, FindingStatus to) =>
        new(FindingStates.Machine, Subjects.Finding, "concludeRecheck", [FindingStatus.Rechecking], to) { Arguments = [new("verdict", StateName.Of(verdict))], Guards = [Another, NotOwnMerchant] };

    private static StateAction<FindingFacts, FindingStatus> Step(
        string mutation, IReadOnlyList<FindingStatus> from, FindingStatus? to, params IReadOnlyList<ActionGuard<FindingFacts>> guards) =>
        new(FindingStates.Machine, Subjects.Finding, mutation, from, to) { Guards = guards };
}
