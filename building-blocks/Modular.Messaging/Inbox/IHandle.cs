using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// A module's reaction to an event of another module (folder <c>Reactions</c>). It is found in the module's assembly, made in a scope of its own, and runs as
/// the system inside a transaction of the module's database: what it changes there happens once, however often it is tried. It
/// calls nothing that the transaction cannot take back. Events of one object arrive in their order; so do those of several types, where one class handles them all.
/// </summary>
public interface IHandle<in TEvent> where TEvent : IEvent
{
    /// <summary>Reacts. An exception takes everything back; the event is tried again, and parked after so many tries (<see cref="MessagingOptions.MaxTries"/>).</summary>
    /// <param name="happened">The event.</param>
    /// <param name="source">Where and when it happened.</param>
    /// <param name="cancellationToken">Cancelled when the process stops.</param>
    Task HandleAsync(TEvent happened, EventSource source, CancellationToken cancellationToken);
}

/// <summary>Where an event comes from.</summary>
/// <param name="Module">The module that raised it.</param>
/// <param name="Position">Its place in that module's feed.</param>
/// <param name="OccurredAt">When it happened (UTC).</param>
/// <param name="CorrelationId">The trace that it was raised in; null outside of one.</param>
/// <param name="ActorId">The user who caused it; null for the system.</param>
public sealed record EventSource(string Module, long Position, DateTime OccurredAt, string? CorrelationId, Guid? ActorId);
