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

    private ScalarType? Scalar { get; }

    private EnumType? Enum { get; }

    /// <summary>Writes a value of the innermost type; false, and nothing written, where it cannot be of that type.</summary>
    public bool TryWriteLeaf(ResponseWriter writer, object value)
    {
        if (Scalar is { } scalar)
            return scalar.TryWrite(writer, value);
        if (Enum!.FindByValue(value) is not { } known)
            return false;
        writer.WriteRaw(known.Json);
        return true;
    }

    public static ValueShape Of(SchemaType type) => new(type);
}
