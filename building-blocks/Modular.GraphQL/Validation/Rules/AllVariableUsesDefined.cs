using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An operation defines each variable that it or a fragment that it reaches uses (section 5.8.3).</summary>
internal sealed class AllVariableUsesDefined : ValidationRule, IOperationScopeRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, IReadOnlyList<DefinitionFacts> scope)
    {
        var defined = new HashSet<string>(operation.Variables.Count);
        foreach (var definition in operation.Variables)
            defined.Add(definition.Variable.Name);
        for (var i = 0; i < scope.Count && !context.IsStopped; i++)
        {
            foreach (var usage in scope[i].Variables)
            {
                if (defined.Contains(usage.Node.Name))
                    continue;
                var where = operation.Name is { } name ? $"The operation \"{name.Value}\"" : "The operation";
                context.Report(this, $"{where} does not define the variable \"${usage.Node.Name}\". Add it to the operation's variables.", usage.Node, operation);
            }
        }
    }
}
