using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An operation, or a fragment that it reaches, uses each variable that it defines (section 5.8.4).</summary>
internal sealed class AllVariablesUsed : ValidationRule, IOperationScopeRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, IReadOnlyList<DefinitionFacts> scope)
    {
        if (operation.Variables.Count == 0)
            return;
        var used = new HashSet<string>();
        for (var i = 0; i < scope.Count; i++)
        {
            foreach (var usage in scope[i].Variables)
                used.Add(usage.Node.Name);
        }

        foreach (var definition in operation.Variables)
        {
            if (used.Contains(definition.Variable.Name))
                continue;
            var where = operation.Name is { } name ? $"The operation \"{name.Value}\"" : "The operation";
            context.Report(this, $"{where} never uses the variable \"${definition.Variable.Name}\". Use it, or remove it.", definition);
        }
    }
}
