using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each kind of operation used (section 5.2.1.1).</summary>
internal sealed class OperationTypeExistence : ValidationRule, IOperationRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, ObjectType? root)
    {
        if (root is null)
            context.Report(this, $"This schema has no {Describe(operation.Kind)}. Use an operation type that it supports.", operation);
    }

    private static string Describe(OperationKind kind) => kind switch
    {
        OperationKind.Mutation => "mutations",
        OperationKind.Subscription => "subscriptions",
        _ => "queries",
    };
}
