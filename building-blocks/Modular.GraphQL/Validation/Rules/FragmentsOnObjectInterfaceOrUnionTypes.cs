using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A fragment is on a type that has fields to select: object, interface or union (section 5.5.1.3).</summary>
internal sealed class FragmentsOnObjectInterfaceOrUnionTypes : ValidationRule, ITypeConditionRule
{
    public void Visit(ValidationContext context, NamedTypeNode condition, NamedType? type, string? fragmentName)
    {
        if (type is null or { IsComposite: true })
            return;
        var fragment = fragmentName is null ? "An inline fragment" : $"The fragment \"{fragmentName}\"";
        context.Report(this, $"{fragment} cannot be on \"{type}\". Only objects, interfaces and unions have fields to select.", condition);
    }
}
