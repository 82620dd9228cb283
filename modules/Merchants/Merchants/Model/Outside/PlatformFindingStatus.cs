using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the outside platform found.</summary>
internal enum PlatformFindingKind
{
    /// <summary>It refused a paper.</summary>
    Refusal,

    /// <summary>It found fault with something.</summary>
    Finding,
}

/// <summary>Who brought word of something of the outside platform's.</summary>
internal enum OutsideSource
{
    /// <summary>The platform itself, through the connection.</summary>
    Platform,

    /// <summary>One of the staff.</summary>
    Staff,
}

/// <summary>How far the answer to a finding has come (DOC-24).</summary>
internal enum PlatformFindingStatus
{
    /// <summary>Nothing was done about it yet.</summary>
    Open,

    /// <summary>Put right.</summary>
    Rectified,

    /// <summary>Put right, and the platform was told.</summary>
    Reported,
}

/// <summary>The moves of a finding.</summary>
internal static class PlatformFindingStates
{
    public static StateMachine<PlatformFindingStatus> Machine { get; } = new(
        (PlatformFindingStatus.Open, PlatformFindingStatus.Rectified), (PlatformFindingStatus.Rectified, PlatformFindingStatus.Reported));
}

/// <summary>What the rules about a finding ask, seen from one person.</summary>
internal sealed class PlatformFindingFacts : IStateFacts<PlatformFindingStatus>, IMerchantFacts
{
    public required PlatformFindingId Id { get; init; }

    public required PlatformFindingStatus Status { get; init; }

    /// <summary>How many steps it has taken.</summary>
    public required int StepCount { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The merchant; null where there is none.</summary>
    public required MerchantId? MerchantId { get; init; }

    /// <summary>What was found.</summary>
    public required PlatformFindingKind Kind { get; init; }

    /// <summary>Since when a report waits for the platform (UTC); null where none does.</summary>
    public required DateTime? ReportingSince { get; init; }

    /// <summary>Whether the report waits for the platform, which takes its time.</summary>
    public required bool ReportsOutside { get; init; }

    /// <summary>Whether it is about a paper of the person's own.</summary>
    public required bool IsOwn { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;
}

/// <summary>What can be done with a finding (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class PlatformFindingActions
{
    private static readonly ActionGuard<PlatformFindingFacts> NotUnderWay = new(f => f.ReportingSince != null, f => DocumentActions.UnderWay(f.ReportingSince!.Value));

    /// <summary>Says that it is put right.</summary>
    public static StateAction<PlatformFindingFacts, PlatformFindingStatus> Rectify { get; } =
        new(PlatformFindingStates.Machine, Subjects.PlatformFinding, "rectifyPlatformFinding", [PlatformFindingStatus.Open], PlatformFindingStatus.Rectified);

    /// <summary>Tells the platform.</summary>
    public static StateAction<PlatformFindingFacts, PlatformFindingStatus> Report { get; } =
        new(PlatformFindingStates.Machine, Subjects.PlatformFinding, "reportPlatformFinding", [PlatformFindingStatus.Rectified], PlatformFindingStatus.Reported)
        {
            Guards = [NotUnderWay], LeadsTo = f => f.ReportsOutside ? PlatformFindingStatus.Rectified : PlatformFindingStatus.Reported,
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PlatformFindingFacts, PlatformFindingStatus>> All { get; } = [Rectify, Report];
}
