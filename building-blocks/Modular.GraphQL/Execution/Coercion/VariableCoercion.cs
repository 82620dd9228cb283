using System.Text.Json;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A variable of an operation with its type found in the schema.</summary>
internal sealed record VariablePlan(VariableDefinitionNode Node, string Name, SchemaType Type);

/// <summary>CoerceVariableValues (section 6.1.2): JSON, and uploaded files, to input values.</summary>
internal static class VariableCoercion
{
    /// <summary>The coerced values. Problems are added to <paramref name="errors"/>, one a variable.</summary>
    public static VariableValues Coerce(
        IReadOnlyList<VariablePlan> plans, GraphQLRequest request, PreparedDocument document, List<GraphQLError> errors)
    {
        if (plans.Count == 0)
            return VariableValues.None;
        var given = request.Variables;
        var values = new Dictionary<string, object?>(plans.Count);
        foreach (var plan in plans)
        {
            try
            {
                if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(plan.Name, out var json))
                    values[plan.Name] = CoerceGiven(json, plan, request.Uploads);
                else if (plan.Node.DefaultValue is { } literal)
                    values[plan.Name] = LiteralCoercion.Coerce(literal, plan.Type, VariableValues.None);
                else if (plan.Type.IsNonNull)
                    throw new InputCoercionException($"Variable \"${plan.Name}\" of required type \"{plan.Type}\" was not provided.");
            }
            catch (InputCoercionException e)
            {
                errors.Add(new(e.Message)
                {
                    Code = ErrorCodes.BadUserInput,
                    Locations = [document.Syntax.LocationOf(plan.Node)],
                });
            }
        }

        return new(values);
    }

    private static object? CoerceGiven(JsonElement json, VariablePlan plan, IReadOnlyDictionary<string, IUpload>? uploads)
    {
        var path = new InputPath(plan.Name);
        try
        {
            return new JsonCoercion(uploads, path).Coerce(json, plan.Type);
        }
        catch (InputCoercionException e)
        {
            var place = path.IsRoot ? "" : $" at \"{path}\"";
            throw new InputCoercionException($"Variable \"${plan.Name}\" has an invalid value{place}: {e.Message}");
        }
    }
}
