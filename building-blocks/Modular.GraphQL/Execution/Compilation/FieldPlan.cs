using System.Text;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A field of a compiled selection set, with everything worked out that does not depend on the request.</summary>
internal sealed class FieldPlan : FieldSelection
{
    private readonly FieldNode[] _nodes;

    public FieldPlan(ObjectType parent, Field field, FieldNode[] nodes, ArgumentsPlan arguments, ChildSelections? children)
    {
        Parent = parent;
        Field = field;
        _nodes = nodes;
        Arguments = arguments;
        Children = children;
        ResponseName = nodes[0].ResponseName;
        Shape = ValueShape.Of(field.Type);
        Resolver = field.Resolver
            ?? throw new InvalidOperationException($"The field {field.Coordinate} of an object type has no resolver.");
        Prefix = Resolver is TypeNameResolver
            ? Encoding.UTF8.GetBytes($",\"{ResponseName}\":\"{parent.Name}\"")
            : Encoding.UTF8.GetBytes($",\"{ResponseName}\":");
        Read = (Resolver as PropertyResolver)?.Read;
    }

    /// <summary>The object type whose selection this is; the declaring type, but for meta-fields.</summary>
    public ObjectType Parent { get; }

    /// <inheritdoc/>
    public override Field Field { get; }

    /// <inheritdoc/>
    public override string ResponseName { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<FieldNode> Nodes => _nodes;

    public FieldResolver Resolver { get; }

    public ArgumentsPlan Arguments { get; }

    /// <summary>The sub-selections; null for leaf fields.</summary>
    public ChildSelections? Children { get; }

    /// <summary>How the value nests in lists and where it may be null.</summary>
    public ValueShape Shape { get; }

    /// <summary>A comma, the response name as JSON and a colon; for <c>__typename</c> the value as well.</summary>
    public byte[] Prefix { get; }

    /// <summary>Reads a property field's value from the parent; null for other fields.</summary>
    public Func<object, object?>? Read { get; }

    /// <summary>Whether values are worked out before writing; otherwise the writer reads them from the parent itself.</summary>
    public bool NeedsColumn => Resolver is not TypeNameResolver
        && (Read is null || Field.Access is not null || Field.Arguments.Count > 0 || Stream is not null || Children is { IsPure: false });

    /// <summary>The <c>@stream</c> in force, or null.</summary>
    public StreamPlan? Stream { get; init; }

    /// <summary>The place among the columns of the selection; -1 where none is needed.</summary>
    public int ColumnIndex { get; internal set; } = -1;

    /// <inheritdoc/>
    public override IReadOnlyList<FieldSelection> SelectionsFor(ObjectType type) => Children?.For(type).Fields ?? [];
}
