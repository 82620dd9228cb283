using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A field's type unfolded for completion: lists, nullability at each level, and the innermost type.</summary>
internal sealed class ValueShape
{
    private ValueShape(SchemaType type)
    {
        IsNonNull = type.IsNonNull;
        Named = type.Named;
        Item = type.Nullable is ListType list ? new ValueShape(list.Item) : null;
        Scalar = Named as ScalarType;
        Enum = Named as EnumType;
    }

    public bool IsNonNull { get; }

    /// <summary>The innermost type.</summary>
    public NamedType Named { get; }

    /// <summary>The shape of the items; null where this level is not a list.</summary>
    public ValueShape? Item { get; }

    public ScalarType? Scalar { get; }

    public EnumType? Enum { get; }

    public static ValueShape Of(SchemaType type) => new(type);
}
