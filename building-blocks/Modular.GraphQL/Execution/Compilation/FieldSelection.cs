using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A field of a compiled selection set: merged, with skip and include decided.</summary>
public abstract class FieldSelection
{
    /// <summary>The field's definition.</summary>
    public abstract Field Field { get; }

    /// <summary>The alias or name under which the value is written.</summary>
    public abstract string ResponseName { get; }

    /// <summary>The field nodes that were merged into this selection; at least one.</summary>
    public abstract IReadOnlyList<FieldNode> Nodes { get; }

    /// <summary>The sub-selections that apply to values of the object type; empty for leaf fields.</summary>
    public abstract IReadOnlyList<FieldSelection> SelectionsFor(ObjectType type);
}
