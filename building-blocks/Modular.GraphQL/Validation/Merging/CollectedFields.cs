using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Merging;

/// <summary>A field where it is selected, with the type that it is selected on. Parent and definition are null where they are unknown.</summary>
internal sealed class CollectedField(FieldNode node, int nameId, NamedType? parent, Field? definition)
{
    public FieldNode Node { get; } = node;

    /// <summary>A number that stands for the response name in this document.</summary>
    public int NameId { get; } = nameId;

    public NamedType? Parent { get; } = parent;
    public Field? Definition { get; } = definition;

    /// <summary>The field's own selections; null for a leaf, and until the collector makes them.</summary>
    public CollectedFields? Selections { get; set; }
}

/// <summary>The fields of one selection set as written, inline fragments opened, and the fragments that it spreads.</summary>
internal sealed class CollectedFields(int id)
{
    private OrderedDictionary<int, List<CollectedField>>? _byName;

    public int Id { get; } = id;

    public List<CollectedField> Fields { get; } = [];

    /// <summary>The fragments, each once, in the order of their first spread. Unknown ones are left out.</summary>
    public List<FragmentDefinitionNode> Fragments { get; } = [];

    /// <summary>The last visit of this set; see <see cref="MergeCheck"/>.</summary>
    public int Mark { get; set; }

    /// <summary>How far the fields of this set alone are checked.</summary>
    public MergeDepth Checked { get; set; }

    /// <summary>The fields by response name, in the order of their first place.</summary>
    public OrderedDictionary<int, List<CollectedField>> ByName => _byName ??= Group();

    private OrderedDictionary<int, List<CollectedField>> Group()
    {
        var byName = new OrderedDictionary<int, List<CollectedField>>();
        foreach (var field in Fields)
        {
            if (!byName.TryGetValue(field.NameId, out var same))
                byName.Add(field.NameId, same = []);
            same.Add(field);
        }

        return byName;
    }
}

/// <summary>What has been checked of a merged set; each step includes the ones before it.</summary>
internal enum MergeDepth
{
    Nothing,

    /// <summary>The answers have the same shape (SameResponseShape).</summary>
    Shape,

    /// <summary>The fields can merge (FieldsInSetCanMerge).</summary>
    Everything,
}
