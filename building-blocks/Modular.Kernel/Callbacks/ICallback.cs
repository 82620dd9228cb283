namespace Modular.Kernel;

/// <summary>
/// Receives what an outside system reports by HTTP, such as a payment provider: <c>POST /callbacks/{Path}</c>. A module registers one for each system; it runs as the system in a scope
/// of its own. Whoever reports does so again until it is accepted, so an accepted report must be on disk, and a repeated one must change nothing.
/// </summary>
public interface ICallback
{
    /// <summary>Where it is reached below <c>/callbacks/</c>: <c>orders/sandbox</c>.</summary>
    string Path { get; }

    /// <summary>Takes a report.</summary>
    /// <param name="report">What came in, of which nothing is known to be true yet.</param>
    /// <param name="cancellationToken">Ends the waiting; it is accepted or not.</param>
    Task<CallbackAnswer> ReceiveAsync(CallbackReport report, CancellationToken cancellationToken);
}

/// <summary>A report as it came in.</summary>
/// <param name="Body">Its bytes, at most 64 KiB: what a signature is about.</param>
/// <param name="Headers">The headers, by names of any case.</param>
public sealed record CallbackReport(ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>What is answered to whoever reports.</summary>
public enum CallbackAnswer
{
    /// <summary>It is on disk, now or since before: 204.</summary>
    Accepted,

    /// <summary>It is not signed as it should be, or too old: 401. Nothing is told of why.</summary>
    Unsigned,

    /// <summary>It is signed, and says something that cannot be: 422. A repeat would be answered alike.</summary>
    Senseless,
}
