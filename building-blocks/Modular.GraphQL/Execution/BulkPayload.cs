using System.Runtime.ExceptionServices;

namespace Modular.GraphQL.Execution;

/// <summary>What a mutation for many gives.</summary>
/// <param name="results">What became of each input, in their order.</param>
internal sealed class BulkPayload(IReadOnlyList<BulkItem> results)
{
    public IReadOnlyList<BulkItem> Results { get; } = results;

    /// <summary>How many inputs were refused or failed.</summary>
    public int Failed => Results.Count(r => !r.IsSuccess);
}

/// <summary>What became of one input: the payload of the mutation, or what it threw.</summary>
internal sealed class BulkItem
{
    private static readonly MutationPayload Nothing = new(null, []);

    private readonly MutationPayload? _payload;
    private readonly ExceptionDispatchInfo? _failure;

    public BulkItem(int index, MutationPayload payload) => (Index, _payload) = (index, payload);

    public BulkItem(int index, Exception failure) => (Index, _failure) = (index, ExceptionDispatchInfo.Capture(failure));

    /// <summary>The place of the input.</summary>
    public int Index { get; }

    public bool IsSuccess => _payload is { IsSuccess: true };

    /// <summary>The payload; throws what the mutation threw.</summary>
    public MutationPayload Payload
    {
        get
        {
            _failure?.Throw();
            return _payload!;
        }
    }

    /// <summary>The payload; an empty one where the mutation threw.</summary>
    public MutationPayload PayloadOrNothing => _payload ?? Nothing;
}
