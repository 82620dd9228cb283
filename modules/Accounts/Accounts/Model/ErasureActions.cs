using Modular.Kernel;

namespace Accounts.Model;

/// <summary>What the rules about an erasure ask.</summary>
internal sealed class ErasureFacts : IStateFacts<ErasureStatus>
{
    public required ErasureStatus Status { get; init; }
}

/// <summary>What can be done with an erasure, and in which state (FE-01, ACC-03): the one declaration for the mutation and <c>allowedActions</c>.</summary>
internal static class ErasureActions
{
    /// <summary>Leaves the data where they are.</summary>
    public static StateAction<ErasureFacts, ErasureStatus> Cancel { get; } =
        new(ErasureStates.Machine, () => Text.Of("ERASURE"), "cancelErasure", [ErasureStatus.Waiting], ErasureStatus.Cancelled);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ErasureFacts, ErasureStatus>> All { get; } = [Cancel];
}
