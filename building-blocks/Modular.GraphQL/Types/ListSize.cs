namespace Modular.GraphQL.Types;

/// <summary>What is known of the size of a list before it is read, as <c>@listSize</c> says it.</summary>
/// <param name="AssumedSize">The number of items where no slicing argument gives it; null for the default of all lists.</param>
public sealed record ListSize(int? AssumedSize)
{
    /// <summary>The arguments of the field that give the number of items, as an integer or as a list with an item for each; the largest one counts.</summary>
    public IReadOnlyList<string> SlicingArguments { get; init; } = [];

    /// <summary>The fields of the field's type that are lists of that size; empty where the field itself is the list.</summary>
    public IReadOnlyList<string> SizedFields { get; init; } = [];

    /// <summary>Whether exactly one slicing argument must be given.</summary>
    public bool RequireOneSlicingArgument { get; init; }
}
