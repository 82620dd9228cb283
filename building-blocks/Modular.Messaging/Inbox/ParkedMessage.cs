namespace Modular.Messaging;

/// <summary>An event that a module's handler failed on so often that it is not tried any more. Later events of the same object wait behind it.</summary>
/// <param name="Id">By which it is replayed.</param>
/// <param name="Module">The module that failed.</param>
/// <param name="Handler">Which of its handlers.</param>
/// <param name="EventName">The stable name of the event.</param>
/// <param name="Source">The module that raised the event.</param>
/// <param name="Position">The event's place in that module's feed, from 1.</param>
/// <param name="AggregateId">The object that the event happened to.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Error">Why the last try failed, at most 500 characters.</param>
internal sealed record ParkedMessage(
    Guid Id, string Module, string Handler, string EventName, string Source, long Position, Guid AggregateId, int Tries, string Error);
