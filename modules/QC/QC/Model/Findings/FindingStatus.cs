using Modular.Kernel;

namespace QC.Model;

/// <summary>What becomes of a finding.</summary>
internal enum FindingStatus
{
    /// <summary>Waits for somebody to whom it is given 待分派.</summary>
    Open,

    /// <summary>Somebody is to mend it, by a deadline and to a goal 已分派.</summary>
    Assigned,

    /// <summary>Is being mended 整改中.</summary>
    InProgress,

    /// <summary>Is said to be mended; waits for somebody else's recheck 待复查.</summary>
    Fixed,

    /// <summary>Is being rechecked 复查中.</summary>
    Rechecking,

    /// <summary>Mended and rechecked 已关闭.</summary>
    Closed,

    /// <summary>The recheck found it as it was 复查未通过.</summary>
    Reopened,

    /// <summary>Stands no more, though nobody mended it 已豁免.</summary>
    Waived,
}

/// <summary>What a recheck came to.</summary>
internal enum RecheckVerdict
{
    /// <summary>The fault is mended.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,
}

/// <summary>The moves of a finding. What is not at its end can be given to somebody else while nobody says that it is mended, and waived.</summary>
internal static class FindingStates
{
    private static readonly FindingStatus[] Assignable = [FindingStatus.Open, FindingStatus.Assigned, FindingStatus.InProgress, FindingStatus.Reopened];

    private static readonly FindingStatus[] Live = [.. Assignable, FindingStatus.Fixed, FindingStatus.Rechecking];

    public static StateMachine<FindingStatus> Machine { get; } = new(
    [
        .. Assignable.Select(s => (s, FindingStatus.Assigned)),
        (FindingStatus.Assigned, FindingStatus.InProgress), (FindingStatus.Reopened, FindingStatus.InProgress),
        (FindingStatus.InProgress, FindingStatus.Fixed), (FindingStatus.Reopened, FindingStatus.Fixed),
        (FindingStatus.Fixed, FindingStatus.Rechecking), (FindingStatus.Rechecking, FindingStatus.Closed), (FindingStatus.Rechecking, FindingStatus.Reopened),
        .. Live.Select(s => (s, FindingStatus.Waived)),
    ]);

    /// <summary>The states in which it can be given to somebody.</summary>
    public static IReadOnlyList<FindingStatus> CanBeAssigned => Assignable;

    /// <summary>The states from which it has still some way to go.</summary>
    public static IReadOnlyList<FindingStatus> IsLive => Live;
}
