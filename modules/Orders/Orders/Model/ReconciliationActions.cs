using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about a difference ask.</summary>
internal sealed class ReconciliationFacts : IStateFacts<ReconciliationStatus>
{
    public required ReconciliationExceptionId Id { get; init; }

    public required ReconciliationStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string Reference { get; init; }

    public required DateTime FoundAt { get; init; }
}

/// <summary>What finance can do with a difference (ORD-12, FE-01).</summary>
internal static class ReconciliationActions
{
    /// <summary>Its moves.</summary>
    public static StateMachine<ReconciliationStatus> Machine { get; } = new(
        (ReconciliationStatus.Open, ReconciliationStatus.Assigned),
        (ReconciliationStatus.Assigned, ReconciliationStatus.Resolved));

    /// <summary>Gives it to somebody, whoever had it before.</summary>
    public static StateAction<ReconciliationFacts, ReconciliationStatus> Assign { get; } = new(
        Machine, Subjects.ReconciliationException, "assignReconciliationException", [ReconciliationStatus.Open, ReconciliationStatus.Assigned], null)
    {
        LeadsTo = f => f.Status == ReconciliationStatus.Open ? ReconciliationStatus.Assigned : f.Status,
    };

    /// <summary>Settles it.</summary>
    public static StateAction<ReconciliationFacts, ReconciliationStatus> Resolve { get; } =
        new(Machine, Subjects.ReconciliationException, "resolveReconciliationException", [ReconciliationStatus.Assigned], ReconciliationStatus.Resolved);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ReconciliationFacts, ReconciliationStatus>> All { get; } = [Assign, Resolve];
}
