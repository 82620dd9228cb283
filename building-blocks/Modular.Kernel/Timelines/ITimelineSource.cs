using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>Tells what has happened to objects of some types, from one place: states, events, audit, comments (FE-05). The platform merges them.</summary>
public interface ITimelineSource
{
    /// <summary>The stable name; of what happened at one moment, what the greater name tells comes first.</summary>
    string Name { get; }

    /// <summary>Whether it knows of objects of the node type.</summary>
    bool KnowsOf(string typeName);

    /// <summary>The newest facts of a range, the newest first.</summary>
    Task<IReadOnlyList<TimelineFact>> ReadAsync(NodeId subject, TimelineRange range, CancellationToken cancellationToken);
}

/// <summary>What kind of thing happened.</summary>
public enum TimelineKind
{
    /// <summary>The object went from one state to another.</summary>
    State,

    /// <summary>Other parts of the platform were told something.</summary>
    Event,

    /// <summary>Something was done to it that the audit keeps.</summary>
    Audit,

    /// <summary>Somebody said something.</summary>
    Comment,
}

/// <summary>Something that happened to an object: codes and parameters, no sensitive value.</summary>
public sealed class TimelineFact
{
    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Counts the facts of the object in their source; a later one has a greater number.</summary>
    public required long Ordinal { get; init; }

    /// <summary>What kind of thing happened.</summary>
    public required TimelineKind Kind { get; init; }

    /// <summary>What happened, as a stable code.</summary>
    public required string Code { get; init; }

    /// <summary>Who did it, by id, which the platform names; null for the system.</summary>
    public Guid? ById { get; init; }

    /// <summary>What else is to be told.</summary>
    public IReadOnlyList<TimelineParameter> Parameters { get; init; } = [];
}

/// <summary>A parameter of what happened (FE-05).</summary>
/// <param name="Name">What it is, for example <c>to</c>.</param>
/// <param name="Value">The value.</param>
public sealed record TimelineParameter(string Name, string Value);

/// <summary>Which facts are read.</summary>
/// <param name="Count">How many at most.</param>
/// <param name="Before">The place before which they lie; null for the newest.</param>
public sealed record TimelineRange(int Count, TimelinePlace? Before = null);

/// <summary>A place among the facts of a source.</summary>
/// <param name="At">The time.</param>
/// <param name="Ordinal">The fact of that time before which the range lies; null where it holds all of that time (<paramref name="IncludesTime"/>) or none.</param>
/// <param name="IncludesTime">Whether, without an ordinal, facts of that very time are in the range.</param>
public sealed record TimelinePlace(DateTime At, long? Ordinal, bool IncludesTime = false);
