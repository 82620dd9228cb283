using System.Collections.Frozen;

namespace Modular.Kernel;

/// <summary>
/// A state machine as a table: which states follow which. Models ask it before they move, so that the table is the only
/// place that knows; tests generate every illegal pair from it.
/// </summary>
public sealed class StateMachine<TState> where TState : struct, Enum
{
    private readonly FrozenDictionary<TState, TState[]> _next;

    /// <summary>A machine over the given moves; a state without moves is final.</summary>
    public StateMachine(params IReadOnlyList<(TState From, TState To)> moves) =>
        _next = moves.GroupBy(m => m.From).ToFrozenDictionary(g => g.Key, g => g.Select(m => m.To).Distinct().ToArray());

    /// <summary>The states that can follow.</summary>
    public IReadOnlyList<TState> NextOf(TState state) => _next.GetValueOrDefault(state) ?? [];

    /// <summary>Whether the move is allowed.</summary>
    public bool Allows(TState from, TState to) => NextOf(from).Contains(to);

    /// <summary>Whether some moves lead from one state to the other; in a circle, to itself.</summary>
    public bool Reaches(TState from, TState to)
    {
        var seen = new HashSet<TState>();
        var open = new Stack<TState>(NextOf(from));
        while (open.TryPop(out var state))
        {
            if (seen.Add(state))
                NextOf(state).ToList().ForEach(open.Push);
        }

        return seen.Contains(to);
    }

    /// <summary>Null where the move is allowed, otherwise the error that names the current state and the ones allowed from it.</summary>
    /// <param name="subject">What moves, in the language of now, for the message: <c>application</c>.</param>
    /// <param name="from">The current state.</param>
    /// <param name="to">The wanted state.</param>
    public IllegalTransitionError? Refuse(string subject, TState from, TState to)
    {
        if (Allows(from, to))
            return null;
        var next = NextOf(from);
        var message = next.Count == 0
            ? Text.Of("ILLEGAL_TRANSITION.FINAL", subject, EnumLabel.Of(from), EnumLabel.Of(to))
            : Text.Of("ILLEGAL_TRANSITION", subject, EnumLabel.Of(from), EnumLabel.Of(to), string.Join(", ", next.Select(s => EnumLabel.Of(s))));
        return new(message, StateName.Of(from), [.. next.Select(StateName.Of)]);
    }
}
