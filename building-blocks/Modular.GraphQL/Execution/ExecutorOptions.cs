using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Execution;

/// <summary>What an executor takes and keeps. The defaults suit a public endpoint.</summary>
public sealed record ExecutorOptions
{
    /// <summary>The limits that hold while a document is read.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    /// <summary>The limits that hold while a document is validated, and whether messages suggest names.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>The largest cost of one operation (see <see cref="Types.Field.Cost"/>), bounded before it runs; 0 for no limit.</summary>
    public int MaxCost { get; init; } = 1_000;

    /// <summary>
    /// How many selections an operation may come to when its fragments are flattened and merged; 0 for no limit. A document of
    /// <see cref="ParserOptions.MaxTokens"/> that spreads each fragment once stays below it. It holds where <see cref="MaxCost"/> does not.
    /// </summary>
    public int MaxMergedSelections { get; init; } = 20_000;

    /// <summary>Whether every response tells what its operation was bounded to, as <c>extensions.cost</c>; otherwise those do whose request asks.</summary>
    public bool ReportCost { get; init; }

    /// <summary>From which duration on an operation is logged, by its name and its document's hash; zero for never.</summary>
    public TimeSpan SlowOperationThreshold { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What an unexpected error says to the client; null where it says nothing but its correlation id.</summary>
    public IErrorFilter? ErrorFilter { get; init; }

    /// <summary>The permission that <c>__schema</c> and <c>__type</c> need; null where everyone may read the schema.</summary>
    public string? IntrospectionPermission { get; init; }

    /// <summary>The documents that the server knows by their hash; null where there are none.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>Whether nothing but trusted documents is run, by their id or by their text.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>
    /// Whether clients may send the hash of a document that the server has seen (automatic persisted queries, the protocol of Apollo).
    /// The documents are those of the cache: one that is not there any more is asked for again.
    /// </summary>
    public bool AutomaticPersistedQueries { get; init; } = true;

    /// <summary>How many prepared documents are kept.</summary>
    public int MaxCachedDocuments { get; init; } = 2_000;

    /// <summary>How much document text the kept documents may hold together, in bytes.</summary>
    public long MaxCachedBytes { get; init; } = 16 * 1024 * 1024;
}
