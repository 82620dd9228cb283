using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An operation defines a variable once (section 5.8.1).</summary>
internal sealed class VariableUniqueness : ValidationRule, IOperationRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, ObjectType? root)
    {
        foreach (var (name, offsets) in NodeNames.Duplicates(operation.Variables, static v => v.Variable.Name, NameStart))
            context.ReportAt(this, $"The variable \"${name}\" is defined {offsets.Count} times. Define it once.", offsets);
    }

    // The name is the variable's last token; blanks may stand between it and the dollar sign.
    private static int NameStart(VariableDefinitionNode definition) => definition.Variable.End - definition.Variable.Name.Length;
}
