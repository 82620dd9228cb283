using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document (section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperation : ValidationRule, IOperationRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, ObjectType? root)
    {
        if (operation.Name is null && context.Operations.Count > 1)
            context.Report(this, "An operation without a name must be the only one of the document. Name it, or send it alone.", operation);
    }
}
