using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// An edition of something that people work by: its content never changes, and what is to be different is another edition. It is drafted, put in force, and retired by hand or by the
/// edition that takes its place; of one thing at most one edition is in force.
/// </summary>
public abstract class EditionOf<TState> : Stateful<TState> where TState : struct, Enum
{
    /// <summary>Which edition it is, from 1.</summary>
    public int Edition { get; protected init; }

    /// <summary>When it was drafted (UTC).</summary>
    public DateTime CreatedAt { get; protected init; }

    /// <summary>Since when it is in force (UTC); null before.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Since when it is not any more (UTC); null until then.</summary>
    public DateTime? RetiredAt { get; private set; }

    /// <summary>The state of what is in force.</summary>
    protected abstract TState InForce { get; }

    /// <summary>The state of what is not any more.</summary>
    protected abstract TState Retired { get; }

    /// <summary>Puts it in force. Whether its author may is for the rules of the action to say.</summary>
    public virtual IUserError? Publish(Actor by, DateTime at)
    {
        if (Move(InForce, by, at, null) is { } refused)
            return refused;
        PublishedAt = at;
        return null;
    }

    /// <summary>Takes it out of force. What holds it frozen goes on.</summary>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="successor">The edition that takes its place; null where none does.</param>
    public IUserError? Retire(Actor by, DateTime at, int? successor = null)
    {
        if (Move(Retired, by, at, successor is { } next ? StepReason.Told("EDITION_REPLACED", next) : null) is { } refused)
            return refused;
        RetiredAt = at;
        return null;
    }
}
