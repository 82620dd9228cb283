using Modular.Kernel;

namespace Settlement.Model;

/// <summary>Where a month of settlement stands (SET-01).</summary>
internal enum PeriodStatus
{
    /// <summary>Entries are posted into it.</summary>
    Open,

    /// <summary>Nothing is posted into it any more; its statements are being made.</summary>
    Closing,

    /// <summary>Every merchant has its statement.</summary>
    Closed,
}

/// <summary>The moves of a month (domain.md, section 2).</summary>
internal static class PeriodStates
{
    public static StateMachine<PeriodStatus> Machine { get; } = new((PeriodStatus.Open, PeriodStatus.Closing), (PeriodStatus.Closing, PeriodStatus.Closed));
}
