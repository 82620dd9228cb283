using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A variable's type fits each place that uses it (section 5.8.5); a place in a OneOf input object takes no null.</summary>
internal sealed class AllVariableUsagesAreAllowed : ValidationRule, IOperationScopeRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, IReadOnlyList<DefinitionFacts> scope)
    {
        if (operation.Variables.Count == 0)
            return;
        var variables = new Dictionary<string, (VariableDefinitionNode Definition, SchemaType? Type)>(operation.Variables.Count);
        foreach (var definition in operation.Variables)
            variables[definition.Variable.Name] = (definition, context.FindType(definition.Type));
        for (var i = 0; i < scope.Count && !context.IsStopped; i++)
        {
            foreach (var usage in scope[i].Variables)
            {
                if (usage.Type is { } place && variables.TryGetValue(usage.Node.Name, out var variable) && variable.Type is { } type)
                    Visit(context, variable.Definition, type, usage, place);
            }
        }
    }

    private void Visit(ValidationContext context, VariableDefinitionNode definition, SchemaType type, in VariableUsage usage, SchemaType place)
    {
        if (!IsAllowed(type, definition.DefaultValue, place, usage.HasDefault))
            context.Report(this, $"The variable \"${usage.Node.Name}\" of type \"{type}\" cannot be used where \"{place}\" is expected.", definition, usage.Node);
        if (usage.OneOf is { } oneOf && !type.IsNonNull)
            context.Report(this, $"The variable \"${usage.Node.Name}\" of type \"{type}\" fills a field of the OneOf input object \"{oneOf}\", which takes no null. Define it as \"{type}!\".", definition, usage.Node);
    }

    private static bool IsAllowed(SchemaType type, ValueNode? variableDefault, SchemaType place, bool placeHasDefault)
    {
        if (place.IsNonNull && !type.IsNonNull)
            return (placeHasDefault || variableDefault is not null and not NullValueNode) && Schema.IsSubType(type, place.Nullable);
        return Schema.IsSubType(type, place);
    }
}
