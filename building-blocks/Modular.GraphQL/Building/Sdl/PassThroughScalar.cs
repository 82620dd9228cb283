using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>A scalar of which only the name is known: it takes and gives any JSON value, as <see cref="BuiltInScalars.Any"/> does, and takes enum values in literals by their names.</summary>
internal sealed class PassThroughScalar(string name) : ScalarType(name, typeof(object))
{
    private static readonly AnyScalar Values = new(takesNames: true);

    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value) => Values.TryParseLiteral(literal, out value);

    /// <inheritdoc/>
    internal override bool TryParseLiteral(ValueNode literal, VariableValues? variables, out object? value) => Values.TryParseLiteral(literal, variables, out value);

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value) => Values.TryParseJson(json, out value);

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value) => Values.TryWrite(writer, value);
}
