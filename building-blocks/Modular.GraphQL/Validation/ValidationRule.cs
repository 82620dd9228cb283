using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>
/// A rule of section 5. It implements the interfaces of the nodes that it wants to see. Rules hold no state:
/// what one needs about a whole document is in the <see cref="ValidationContext"/>.
/// </summary>
internal abstract class ValidationRule
{
    protected ValidationRule() => Name = GetType().Name;

    /// <summary>The name as in the specification, without spaces.</summary>
    public string Name { get; }
}

/// <summary>Sees the document once, after the walk.</summary>
internal interface IDocumentRule
{
    void Visit(ValidationContext context, DocumentNode document);
}

/// <summary>Sees each operation with its root type, null where the schema has none.</summary>
internal interface IOperationRule
{
    void Visit(ValidationContext context, OperationDefinitionNode operation, ObjectType? root);
}

/// <summary>Sees each operation after the walk, with the facts of itself and of every fragment that it reaches.</summary>
internal interface IOperationScopeRule
{
    void Visit(ValidationContext context, OperationDefinitionNode operation, IReadOnlyList<DefinitionFacts> scope);
}

/// <summary>Sees each variable definition.</summary>
internal interface IVariableDefinitionRule
{
    void Visit(ValidationContext context, VariableDefinitionNode definition);
}

/// <summary>Sees each type condition; the fragment's name is null for an inline fragment, the type where it is unknown.</summary>
internal interface ITypeConditionRule
{
    void Visit(ValidationContext context, NamedTypeNode condition, NamedType? type, string? fragmentName);
}

/// <summary>Sees each field whose parent type is known; the definition is null where the type has no such field.</summary>
internal interface IFieldRule
{
    void Visit(ValidationContext context, FieldNode field, NamedType parent, Field? definition);
}

/// <summary>Sees each fragment spread.</summary>
internal interface IFragmentSpreadRule
{
    void Visit(ValidationContext context, FragmentSpreadNode spread, FragmentDefinitionNode? target);
}

/// <summary>Sees each spread, named or inline, whose own type and parent type are known composite types; the name is null for an inline fragment.</summary>
internal interface ISpreadTypeRule
{
    void Visit(ValidationContext context, SelectionNode spread, string? fragmentName, NamedType type, NamedType parent);
}

/// <summary>Sees the directives of each place that has any.</summary>
internal interface IDirectivesRule
{
    void Visit(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location);
}

/// <summary>Sees the arguments of each field and directive, even where there are none.</summary>
internal interface IArgumentsRule
{
    void Visit(ValidationContext context, IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner);
}

/// <summary>Sees each literal at a place whose type is known.</summary>
internal interface IValueRule
{
    void Visit(ValidationContext context, ValueNode value, SchemaType expected);
}

/// <summary>Sees each input object literal; the type is null where no input object is expected.</summary>
internal interface IObjectValueRule
{
    void Visit(ValidationContext context, ObjectValueNode value, InputObjectType? type);
}
