using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>An event of a module's feed.</summary>
/// <param name="Position">Its place in the feed, from 1 without gaps: the cursor to go on from.</param>
/// <param name="AggregateId">The object that it happened to.</param>
/// <param name="Name">Its stable name.</param>
/// <param name="Version">The version of its shape.</param>
/// <param name="Payload">The event as JSON.</param>
/// <param name="OccurredAt">When (UTC).</param>
/// <param name="CorrelationId">The trace that it was raised in, 32 hexadecimal digits; null outside of one.</param>
/// <param name="ActorId">The user who caused it; null for the system.</param>
/// <param name="MerchantId">The merchant whose own it is; null for the platform's.</param>
public sealed record FeedEvent(
    long Position, Guid AggregateId, string Name, int Version, string Payload, DateTime OccurredAt, string? CorrelationId, Guid? ActorId,
    Guid? MerchantId = null)
{
    /// <summary>Whether it is of that type, name and version alike.</summary>
    public bool Is<TEvent>() where TEvent : IEvent => EventName.Of(typeof(TEvent)) == new EventName(Name, Version);

    /// <summary>The event as the record that its name stands for.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public TEvent As<TEvent>() where TEvent : IEvent => Is<TEvent>()
        ? (TEvent)EventJson.Read(Payload, typeof(TEvent))
        : throw new InvalidOperationException($"The event at {Position} is {Name} version {Version}, not {typeof(TEvent).Name}.");
}

/// <summary>Which events of a feed are read.</summary>
/// <param name="Names">Those of these names; null for all.</param>
/// <param name="Aggregates">Those of these objects; null for all.</param>
public sealed record EventFilter(IReadOnlyList<string>? Names = null, IReadOnlyList<Guid>? Aggregates = null)
{
    /// <summary>All events.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The events of one type.</summary>
    public static EventFilter Of<TEvent>() where TEvent : IEvent => Of(typeof(TEvent));

    /// <summary>The events of some types.</summary>
    public static EventFilter Of(params IEnumerable<Type> events) => new([.. events.Select(e => EventName.Of(e).Name)]);

    /// <summary>Whether the event is one of those.</summary>
    public bool Passes(FeedEvent happened) => Names?.Contains(happened.Name) != false && Aggregates?.Contains(happened.AggregateId) != false;
}
