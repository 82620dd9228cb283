namespace Modular.GraphQL;

/// <summary>
/// The static methods of the class become fields of the subscription root: those with <see cref="SubscribeAttribute"/>, and those
/// that give an <c>IAsyncEnumerable&lt;T&gt;</c>, whose items are the field's values. <c>OnOrderShipped</c> becomes <c>orderShipped</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>
/// The method makes the field's value of each event. The events come from the method that <see cref="With"/> names; without
/// that, the method itself gives the stream of values.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The name of a static method of the same class that gives <c>IAsyncEnumerable&lt;T&gt;</c> or a task of it. It takes
    /// arguments, services and a CancellationToken as any resolver; its services live as long as the stream. Arguments that
    /// both methods take are one argument of the field.
    /// </summary>
    public string? With { get; init; }
}

/// <summary>The parameter receives the event for which the subscription's field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>
/// An event that tells its place in the feed. A transport hands the place to the client with the event, and a client that
/// comes back hands it in again (<c>RequestContext.LastEventId</c>).
/// </summary>
public interface IEventWithId
{
    /// <summary>The cursor: opaque, without line breaks.</summary>
    string EventId { get; }
}
