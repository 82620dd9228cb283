using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>An object that moves through states, remembers each step, and tells other modules of those that matter to them.</summary>
public abstract class Stateful<TState> : IVersioned, IRemembersSteps, IRaisesEvents where TState : struct, Enum
{
    private readonly List<StateChange> _newSteps = [];
    private readonly List<RaisedEvent> _newEvents = [];

    /// <summary>The state that the object is in.</summary>
    public TState Status { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the object (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>The steps so far; the history holds as many rows.</summary>
    [GraphQLIgnore]
    public int StepCount { get; private set; }

    /// <summary>Which states follow which.</summary>
    protected abstract StateMachine<TState> Machine { get; }

    /// <summary>What the object is called in messages, in the language of now.</summary>
    protected abstract string Subject { get; }

    /// <summary>The object's id, under which its history lies.</summary>
    protected abstract Guid SubjectId { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StateChange> TakeNewSteps()
    {
        StateChange[] steps = [.. _newSteps];
        _newSteps.Clear();
        return steps;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RaisedEvent> TakeNewEvents()
    {
        RaisedEvent[] events = [.. _newEvents];
        _newEvents.Clear();
        return events;
    }

    /// <summary>Null where the object may move to the state now.</summary>
    public IllegalTransitionError? Refuse(TState to) => Machine.Refuse(Subject, Status, to);

    /// <summary>Enters the first state.</summary>
    protected void Start(TState first, Actor by, DateTime at, StepReason? reason) => Note(null, first, by, at, reason);

    /// <summary>Moves where the machine allows it; otherwise nothing changes and the error says what would be allowed.</summary>
    protected IllegalTransitionError? Move(TState to, Actor by, DateTime at, StepReason? reason)
    {
        if (Refuse(to) is { } refused)
            return refused;
        Note(StateName.Of(Status), to, by, at, reason);
        return null;
    }

    /// <summary>Moves along a path whose first step was already found to be allowed.</summary>
    protected void Walk(Actor by, DateTime at, params IReadOnlyList<(TState To, StepReason? Reason)> path)
    {
        foreach (var (to, reason) in path)
        {
            if (Move(to, by, at, reason) is { } refused)
                throw new InvalidOperationException(refused.Message);
        }
    }

    /// <summary>Tells other modules, once the change is saved.</summary>
    protected void Raise(IEvent raised, DateTime at) => _newEvents.Add(new(raised, at));

    private void Note(string? from, TState to, Actor by, DateTime at, StepReason? reason)
    {
        Status = to;
        StepCount++;
        _newSteps.Add(new()
        {
            SubjectId = SubjectId, Ordinal = StepCount, From = from, To = StateName.Of(to), At = at, ById = by.UserId, ReasonCode = reason?.Code, Reason = reason?.Words,
        });
    }
}

/// <summary>Has steps that are not written yet; the database writes them with the object, in one transaction.</summary>
public interface IRemembersSteps
{
    /// <summary>The steps since the last call.</summary>
    IReadOnlyList<StateChange> TakeNewSteps();
}
