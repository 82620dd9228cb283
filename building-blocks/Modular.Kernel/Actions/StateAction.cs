using System.Linq.Expressions;
using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>
/// A step that a mutation takes with an object: from which states, to which one, and what else stands against it. Declared once (FE-01): the mutation
/// asks <see cref="Refuse"/> before it acts, <c>allowedActions</c> tells what it would answer, and tasks are the objects for which it <see cref="IsOpen"/>.
/// Who may call the mutation at all is said by its own <c>[Authorize]</c> alone.
/// </summary>
/// <typeparam name="TFacts">What the rules ask about.</typeparam>
/// <typeparam name="TState">The states of the object.</typeparam>
public sealed class StateAction<TFacts, TState> where TFacts : IStateFacts<TState> where TState : struct, Enum
{
    private readonly StateMachine<TState> _machine;
    private readonly Func<string> _subject;

    /// <summary>An action.</summary>
    /// <param name="machine">The object's moves.</param>
    /// <param name="subject">What the object is called in messages, in the language of now: <c>paper</c>.</param>
    /// <param name="mutation">The mutation's name in the schema.</param>
    /// <param name="from">The states in which it can be taken.</param>
    /// <param name="to">The state that it leads to; null where the object stays as it is.</param>
    /// <exception cref="ArgumentException">The machine knows no way from one of the states to the other.</exception>
    public StateAction(StateMachine<TState> machine, Func<string> subject, string mutation, IReadOnlyList<TState> from, TState? to)
    {
        if (to is { } end && from.Where(f => !machine.Reaches(f, end)).ToList() is { Count: > 0 } lost)
            throw new ArgumentException($"{mutation} leads a {subject()} from {string.Join(", ", lost)} to {end}, where its moves lead nowhere near.", nameof(from));
        (_machine, _subject, Mutation, From, To) = (machine, subject, mutation, from, to);
    }

    /// <summary>The mutation's name in the schema.</summary>
    public string Mutation { get; }

    /// <summary>The states in which it can be taken.</summary>
    public IReadOnlyList<TState> From { get; }

    /// <summary>The state that it leads to; null where the object stays as it is.</summary>
    public TState? To { get; }

    /// <summary>The input fields that make the mutation take this step and no other, such as <c>decision: ACCEPT</c>.</summary>
    public IReadOnlyList<ActionArgument> Arguments { get; init; } = [];

    /// <summary>What else stands against it, the most telling first.</summary>
    public IReadOnlyList<ActionGuard<TFacts>> Guards { get; init; } = [];

    /// <summary>Where it leads, where that depends on more than the action; null for <see cref="To"/>.</summary>
    public Func<TFacts, TState>? LeadsTo { get; init; }

    /// <summary>The objects for which neither the state nor a rule stands against it; runs in SQL.</summary>
    public Expression<Func<TFacts, bool>> IsOpen
    {
        get
        {
            var facts = Expression.Parameter(typeof(TFacts), "facts");
            Expression body = Expression.Call(
                typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TState)], Expression.Constant(From.ToArray()), Expression.Property(facts, nameof(IStateFacts<>.Status)));
            foreach (var guard in Guards)
                body = Expression.AndAlso(body, Expression.Not(new Parameter(guard.Stands.Parameters[0], facts).Visit(guard.Stands.Body)));
            return Expression.Lambda<Func<TFacts, bool>>(body, facts);
        }
    }

    /// <summary>Null where the action can be taken in that state.</summary>
    public IllegalTransitionError? RefuseState(TState state)
    {
        if (From.Contains(state))
            return null;
        var open = string.Join(", ", From.Select(s => EnumLabel.Of(s)));
        return new(Text.Of("ACTION_NOT_OPEN", _subject(), EnumLabel.Of(state), open), StateName.Of(state), [.. _machine.NextOf(state).Select(StateName.Of)]);
    }

    /// <summary>Why the action cannot be taken now: the state, or all rules that stand against it; empty where it can.</summary>
    public IReadOnlyList<IUserError> Refuse(TFacts facts) =>
        RefuseState(facts.Status) is { } refused ? [refused] : [.. Guards.Select(g => g.Refuse(facts)).OfType<IUserError>()];

    private sealed class Parameter(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
