namespace Modular.GraphQL;

/// <summary>
/// Keeps what the mutations of one module did under idempotency keys. Registered as a scoped service keyed by the module's assembly; it
/// belongs to one call of one mutation, and works on the database context of that call's scope.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>Waits until nobody else runs under the caller's key, and looks for what was done under it.</summary>
    /// <returns>The turn to run, or to repeat what is stored; null where another one still runs after the longest wait.</returns>
    Task<IIdempotencyTurn?> EnterAsync(IdempotentCall call, CancellationToken cancellationToken);
}

/// <summary>One call under a key.</summary>
/// <param name="Key">The key as the client gave it.</param>
/// <param name="Field">The schema coordinate of the mutation.</param>
/// <param name="Body">The SHA-256 of the field with its coerced arguments, files by their content: what a repeat must equal.</param>
/// <param name="Request">The SHA-256 of document, operation name, variables and response name: whoever sends these again gets the same bytes.</param>
public sealed record IdempotentCall(string Key, string Field, byte[] Body, byte[] Request);

/// <summary>The turn of one call under its key: nobody else runs under it until the disposal.</summary>
public interface IIdempotencyTurn : IAsyncDisposable
{
    /// <summary>What was done under the key before; null where this call is the first.</summary>
    StoredAnswer? Stored { get; }

    /// <summary>Commits all that the call has written together with its outcome.</summary>
    /// <returns>Null when committed; where another one was first nevertheless, what that one did, and nothing of this call is written.</returns>
    Task<StoredAnswer?> CommitAsync(byte[] outcome, CancellationToken cancellationToken);

    /// <summary>Keeps the bytes of the answer, once it is written. A failure costs the repeats no more than reading the ids again.</summary>
    Task KeepAnswerAsync(ReadOnlyMemory<byte> answer);
}

/// <summary>What is stored under a key.</summary>
/// <param name="IsSameBody">Whether it was done by a call with the same body; otherwise nothing else is told of it.</param>
/// <param name="Outcome">The payload's outcome as the first call gave it.</param>
/// <param name="Answer">The bytes of the field's value, where they were kept for this very request; null otherwise.</param>
public sealed record StoredAnswer(bool IsSameBody, byte[] Outcome, byte[]? Answer);
