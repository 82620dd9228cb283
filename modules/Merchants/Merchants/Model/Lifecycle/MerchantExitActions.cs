using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Why a merchant leaves (MER-08).</summary>
internal enum MerchantExitCause
{
    /// <summary>A sanction removes it 清退.</summary>
    Removal,

    /// <summary>It wants to 主动退出.</summary>
    OwnWish,
}

/// <summary>Where an exit stands (MER-08).</summary>
internal enum MerchantExitStatus
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>The business with the merchant is ended.</summary>
    Completed,

    /// <summary>The merchant stays.</summary>
    CalledOff,
}

/// <summary>The steps of an exit, in their order (MER-08).</summary>
internal enum MerchantExitStep
{
    /// <summary>Both sides know.</summary>
    NoticeGiven,

    /// <summary>No new orders are taken.</summary>
    NewOrdersStopped,

    /// <summary>All open orders are completed or ended.</summary>
    OpenOrdersDone,

    /// <summary>All is settled and paid.</summary>
    FinalStatementPaid,

    /// <summary>Identity and papers are kept as long as the law demands.</summary>
    PapersKept,
}

/// <summary>The moves of an exit.</summary>
internal static class MerchantExitStates
{
    public static StateMachine<MerchantExitStatus> Machine { get; } = new(
        (MerchantExitStatus.Running, MerchantExitStatus.Completed), (MerchantExitStatus.Running, MerchantExitStatus.CalledOff));
}

/// <summary>What the rules about an exit ask, seen from one person.</summary>
internal sealed class ExitFacts : IStateFacts<MerchantExitStatus>, IMerchantFacts
{
    public required MerchantExitId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required MerchantExitStatus Status { get; init; }

    /// <summary>Whether the person acts for the merchant, and the platform has removed it.</summary>
    public required bool IsRemoved { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an exit (FE-01): the one declaration for the mutations and <c>allowedActions</c>. Its steps are done by a job.</summary>
internal static class MerchantExitActions
{
    /// <summary>Calls it off.</summary>
    public static StateAction<ExitFacts, MerchantExitStatus> CallOff { get; } =
        new(MerchantExitStates.Machine, () => Text.Of("SUBJECT_EXIT"), "callOffExit", [MerchantExitStatus.Running], MerchantExitStatus.CalledOff)
        {
            Guards = [new(f => f.IsRemoved, _ => new ExitByRemovalError(Text.Of("EXIT_BY_REMOVAL")))],
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ExitFacts, MerchantExitStatus>> All { get; } = [CallOff];
}
