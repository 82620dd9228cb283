using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>A scalar of which only the name is known: it takes and gives any JSON value, as <see cref="BuiltInScalars.Any"/> does.</summary>
internal sealed class PassThroughScalar(string name) : ScalarType(name, typeof(object))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value) => BuiltInScalars.Any.TryParseLiteral(literal, out value);

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value) => BuiltInScalars.Any.TryParseJson(json, out value);

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value) => BuiltInScalars.Any.TryWrite(writer, value);
}
