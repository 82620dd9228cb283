using System.ComponentModel.DataAnnotations;
using Modular.Kernel;

namespace StaffPerformance;

/// <summary>The module's settings, <c>Modules:StaffPerformance</c>; every one has a default.</summary>
internal sealed class StaffPerformanceOptions
{
    /// <summary>How long after the month's end staff may assess themselves (STF-14), in working days.</summary>
    [Range(1, 20)]
    public int SelfAssessmentWorkingDays { get; init; } = 3;

    /// <summary>How long after that the panel has to score, in working days.</summary>
    [Range(1, 20)]
    public int PanelWorkingDays { get; init; } = 5;

    /// <summary>How long after the publication a staff member may appeal (STF-17), in working days.</summary>
    [Range(1, 60)]
    public int AppealWorkingDays { get; init; } = 5;

    /// <summary>The time for a recheck (STF-17), in working days.</summary>
    [Range(1, 60)]
    public int RecheckWorkingDays { get; init; } = 5;

    /// <summary>
    /// For how many years after somebody has left the records of the employment are kept, whoever wants to be erased (ACC-03): two at least, by article 50 of the
    /// Labour Contract Law 劳动合同法.
    /// </summary>
    [Range(2, 100)]
    public int YearsRecordsAreKept { get; init; } = 2;

    /// <summary>When the staff work, for the deadlines.</summary>
    public WorkingHours WorkingTime { get; init; } = new();
}
