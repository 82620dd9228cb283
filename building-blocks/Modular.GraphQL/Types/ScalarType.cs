using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>A scalar type: how its values come in and go out (section 3.5).</summary>
public abstract class ScalarType(string name, Type clrType) : NamedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The C# type of the coerced input value; <see cref="object"/> where it varies.</summary>
    public Type ClrType { get; } = clrType;

    /// <summary>The address of the format's specification, or null.</summary>
    public string? SpecifiedBy { get; init; }

    /// <summary>Coerces a literal without variables; false where the literal is not of this type. Never called with null or a variable.</summary>
    public abstract bool TryParseLiteral(ValueNode literal, out object? value);

    /// <summary>Coerces a literal within which variables may stand; false where the literal is not of this type, as for scalars whose literals have nothing within.</summary>
    internal virtual bool TryParseLiteral(ValueNode literal, VariableValues? variables, out object? value) => TryParseLiteral(literal, out value);

    /// <summary>Coerces a variable's JSON value; false where it is not of this type. Never called with null.</summary>
    public abstract bool TryParseJson(JsonElement json, out object? value);

    /// <summary>Writes a result (never null) as one JSON value; false, and nothing written, where the value cannot be of this type.</summary>
    public abstract bool TryWrite(ResponseWriter writer, object value);
}
