namespace Modular.GraphQL.Data.Filtering;

/// <summary>What a filter says about one value.</summary>
internal enum FilterOperator
{
    Eq,
    Neq,
    In,
    Nin,
    Contains,
    StartsWith,
    Gt,
    Gte,
    Lt,
    Lte,
}

/// <summary>The operators that a type of value has, and how they are named and described.</summary>
internal static class FilterOperators
{
    private static readonly FilterOperator[] Equality = [FilterOperator.Eq, FilterOperator.Neq, FilterOperator.In, FilterOperator.Nin];
    private static readonly FilterOperator[] Text = [.. Equality, FilterOperator.Contains, FilterOperator.StartsWith];
    private static readonly FilterOperator[] Ordered = [.. Equality, FilterOperator.Gt, FilterOperator.Gte, FilterOperator.Lt, FilterOperator.Lte];

    private static readonly HashSet<Type> OrderedTypes =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float),
        typeof(double), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    /// <summary>The operators for values of the type (not nullable); null for a type that is no single value.</summary>
    public static IReadOnlyList<FilterOperator>? For(Type type)
    {
        if (type == typeof(string))
            return Text;
        if (type == typeof(bool))
            return [FilterOperator.Eq, FilterOperator.Neq];
        if (OrderedTypes.Contains(type))
            return Ordered;
        return type.IsEnum || type == typeof(Guid) || IsTypedId(type) ? Equality : null;
    }

    /// <summary>Whether the type is a typed id.</summary>
    public static bool IsTypedId(Type type) => type.IsValueType && type.IsDefined(typeof(NodeAttribute), false);

    /// <summary>The name of the operator's field.</summary>
    public static string NameOf(FilterOperator op) =>
        op == FilterOperator.StartsWith ? "startsWith" : op.ToString().ToLowerInvariant();

    /// <summary>Whether the operator takes a list.</summary>
    public static bool TakesList(FilterOperator op) => op is FilterOperator.In or FilterOperator.Nin;

    /// <summary>What the operator means, for the schema.</summary>
    public static string Describe(FilterOperator op) => op switch
    {
        FilterOperator.Eq => "Equal; null finds what has no value.",
        FilterOperator.Neq => "Not equal; what has no value is not equal to any value.",
        FilterOperator.In => "Equal to one of the list, which may hold null. At most 1000 values.",
        FilterOperator.Nin => "Equal to none of the list. At most 1000 values.",
        FilterOperator.Contains => "Contains the text somewhere, letter case as given.",
        FilterOperator.StartsWith => "Starts with the text, letter case as given.",
        FilterOperator.Gt => "Greater. Nothing is greater or less than no value.",
        FilterOperator.Gte => "Greater or equal.",
        FilterOperator.Lt => "Less.",
        _ => "Less or equal.",
    };
}
