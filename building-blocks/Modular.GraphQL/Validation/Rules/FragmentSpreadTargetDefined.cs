using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document (section 5.5.2.1).</summary>
internal sealed class FragmentSpreadTargetDefined : ValidationRule, IFragmentSpreadRule
{
    public void Visit(ValidationContext context, FragmentSpreadNode spread, FragmentDefinitionNode? target)
    {
        if (target is null)
            context.Report(this, $"The document has no fragment \"{spread.Name.Value}\". Define it, or remove the spread.", spread.Name);
    }
}
