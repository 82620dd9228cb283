namespace Modular.GraphQL.Validation;

/// <summary>What bounds a validation. The defaults suit a public endpoint.</summary>
public sealed record ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>No limit at all: for trusted documents and for tests.</summary>
    public static ValidationOptions Unlimited { get; } = new()
    {
        MaxErrors = int.MaxValue,
        MaxMergeComparisons = int.MaxValue,
        MaxIntrospectionListReentry = int.MaxValue,
        MaxTypeDepth = int.MaxValue,
    };

    /// <summary>How many errors are reported before validation stops with one last error that says so.</summary>
    public int MaxErrors { get; init; } = 10;

    /// <summary>How many field comparisons <c>FieldSelectionMerging</c> may make in one document before it refuses it.</summary>
    public int MaxMergeComparisons { get; init; } = 100_000;

    /// <summary>
    /// How often one path below <c>__schema</c> or <c>__type</c> may come back to a list that leads from type to type:
    /// <c>fields</c>, <c>inputFields</c>, <c>interfaces</c>, <c>possibleTypes</c>. Each further level multiplies the answer by the size of the schema.
    /// </summary>
    public int MaxIntrospectionListReentry { get; init; } = 1;

    /// <summary>How many <c>ofType</c> may nest below <c>__schema</c> or <c>__type</c>.</summary>
    public int MaxTypeDepth { get; init; } = 16;

    /// <summary>Whether messages name the closest known names ("Did you mean …?"). A production endpoint that hides its schema turns this off.</summary>
    public bool Suggestions { get; init; } = true;
}
