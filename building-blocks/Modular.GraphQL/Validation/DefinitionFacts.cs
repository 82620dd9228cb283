using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>What the walk found in one operation or fragment: the fragments that it spreads and the variables that it uses itself.</summary>
internal sealed class DefinitionFacts(ExecutableDefinitionNode node)
{
    public ExecutableDefinitionNode Node { get; } = node;

    /// <summary>The definition as an operation; null for a fragment.</summary>
    public OperationDefinitionNode? Operation => Node as OperationDefinitionNode;

    /// <summary>The definition as a fragment; null for an operation.</summary>
    public FragmentDefinitionNode? Fragment => Node as FragmentDefinitionNode;

    /// <summary>The spreads in the order of the document.</summary>
    public List<FragmentSpreadNode> Spreads { get; } = [];

    /// <summary>The uses of variables in the order of the document.</summary>
    public List<VariableUsage> Variables { get; } = [];

    /// <summary>The number of the last operation that was seen to reach the fragment; 0 where none did.</summary>
    public int ReachedBy { get; set; }
}

/// <summary>A variable in a value position.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type that the position expects; null where it is unknown.</param>
/// <param name="HasDefault">Whether the argument or input field at the position has a default.</param>
/// <param name="OneOf">The OneOf input object whose field the variable fills, or null.</param>
internal readonly record struct VariableUsage(VariableNode Node, SchemaType? Type, bool HasDefault, InputObjectType? OneOf);
