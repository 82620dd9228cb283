using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>Some object type belongs both to a spread's type and to the type that it stands in (section 5.5.2.3).</summary>
internal sealed class FragmentSpreadIsPossible : ValidationRule, ISpreadTypeRule
{
    public void Visit(ValidationContext context, SelectionNode spread, string? fragmentName, NamedType type, NamedType parent)
    {
        if (context.Schema.PossibleTypes(type).Overlaps(context.Schema.PossibleTypes(parent)))
            return;
        var fragment = fragmentName is null ? "This inline fragment" : $"The fragment \"{fragmentName}\"";
        context.Report(this, $"{fragment} can never apply here, because no \"{parent}\" is a \"{type}\". Remove it, or move it to where it can.", spread);
    }
}
