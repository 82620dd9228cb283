namespace Modular.Kernel;

/// <summary>
/// Something that has happened in a module: an immutable record in <c>Contracts/Events</c> with an <see cref="EventAttribute"/>. It carries ids and
/// facts that everybody may know who may know of the event at all; never plain personal data, since it is stored, delivered and sent on.
/// </summary>
public interface IEvent
{
    /// <summary>The object that it happened to. Events of one object keep their order. Implement it explicitly, so that it is not stored twice.</summary>
    Guid AggregateId { get; }

    /// <summary>
    /// The merchant whose own the event is, and whose integrators may hear of it; null, unless the event says otherwise, for what belongs to
    /// the platform. Implement it explicitly too.
    /// </summary>
    Guid? MerchantId => null;
}

/// <summary>An event that waits for the next save.</summary>
/// <param name="Event">What happened.</param>
/// <param name="At">When (UTC).</param>
public sealed record RaisedEvent(IEvent Event, DateTime At);

/// <summary>An entity that raises events. They are stored with its change, in one transaction.</summary>
public interface IRaisesEvents
{
    /// <summary>The events since the last call, oldest first.</summary>
    IReadOnlyList<RaisedEvent> TakeNewEvents();
}
