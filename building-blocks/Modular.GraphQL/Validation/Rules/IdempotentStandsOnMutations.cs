using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary><c>@idempotent</c> stands on idempotent mutations alone: elsewhere a client would believe itself safe that is not.</summary>
internal sealed class IdempotentStandsOnMutations : ValidationRule, IFieldRule
{
    public void Visit(ValidationContext context, FieldNode field, NamedType parent, Field? definition)
    {
        if (definition is null || IdempotentField.Of(definition) is not null)
            return;
        foreach (var directive in field.Directives)
        {
            if (directive.Name.Value == IdempotencyDirective.Definition.Name)
                context.ReportAt(this, $"\"@idempotent\" does nothing on {definition.Coordinate}: it takes no idempotency key. Remove the directive.", [directive.Start]);
        }
    }
}
