namespace Modular.GraphQL;

/// <summary>
/// What something costs, where the default does not fit. On a resolver: one call (10 for a resolver of its own, 0 for a property). On a
/// parameter, or a property of an input type: what it adds where it is given, by the client or a default (0). On an object's class, its <c>[ObjectType]</c> class
/// or an enum: each value (1 for objects, 0 for the rest). Directive <c>@cost</c> of the GraphQL Cost Directives specification (IBM).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The weight, finite and not negative.</summary>
    public double Weight { get; } = weight;
}

/// <summary>How many items a list has at most, so that the cost of what is selected of them is known beforehand. A list without it counts as 10.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>The number of items where no slicing argument says it; 0 for not said.</summary>
    public int AssumedSize { get; init; }

    /// <summary>The names of the arguments that give the number of items, as an integer (<c>first</c>) or as a list with an item for each (<c>ids</c>); the largest one counts.</summary>
    public string[] SlicingArguments { get; init; } = [];

    /// <summary>The names of the fields below that are lists of that size, for example <c>nodes</c>; empty where the field itself is the list.</summary>
    public string[] SizedFields { get; init; } = [];

    /// <summary>Whether exactly one of the slicing arguments must be given.</summary>
    public bool RequireOneSlicingArgument { get; init; } = true;
}
