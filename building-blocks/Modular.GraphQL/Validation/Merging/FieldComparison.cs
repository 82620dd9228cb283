using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Merging;

/// <summary>Compares two field selections. Each comparison is an equivalence, so that all of many fields are equal where each equals the first.</summary>
internal static class FieldComparison
{
    /// <summary>Whether both select the same field with the same arguments, in any order.</summary>
    public static bool SameFieldAndArguments(CollectedField a, CollectedField b) =>
        a.Node.Name.Value == b.Node.Name.Value && SameArguments(a.Node.Arguments, b.Node.Arguments);

    /// <summary>Whether the two are never selected on the same object: both parents are object types, and different ones.</summary>
    public static bool AreExclusive(CollectedField a, CollectedField b) =>
        a.Parent is ObjectType && b.Parent is ObjectType && !ReferenceEquals(a.Parent, b.Parent);

    /// <summary>Whether both types are lists and non-null at the same depths around the same leaf, or around any composite types.</summary>
    public static bool SameShape(SchemaType a, SchemaType b)
    {
        while (!ReferenceEquals(a, b))
        {
            if (a.Kind != b.Kind && (IsWrapper(a) || IsWrapper(b)))
                return false;
            switch (a, b)
            {
                case (NonNullType x, NonNullType y):
                    (a, b) = (x.Nullable, y.Nullable);
                    break;
                case (ListType x, ListType y):
                    (a, b) = (x.Item, y.Item);
                    break;
                default:
                    return a.IsComposite && b.IsComposite;
            }
        }

        return true;
    }

    public static bool SameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b)
    {
        if (a.Count != b.Count)
            return false;
        return a.Count == 0 || SameNamed(a, b, static n => n.Name.Value, static n => n.Value);
    }

    private static bool SameValue(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name == y.Name,
        (IntValueNode x, IntValueNode y) => x.Value == y.Value,
        (FloatValueNode x, FloatValueNode y) => x.Value == y.Value,
        (StringValueNode x, StringValueNode y) => x.Value == y.Value && x.IsBlock == y.IsBlock,
        (BooleanValueNode x, BooleanValueNode y) => x.Value == y.Value,
        (EnumValueNode x, EnumValueNode y) => x.Value == y.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode x, ListValueNode y) => SameItems(x.Items, y.Items),
        (ObjectValueNode x, ObjectValueNode y) => x.Fields.Count == y.Fields.Count && SameNamed(x.Fields, y.Fields, static f => f.Name.Value, static f => f.Value),
        _ => false,
    };

    private static bool SameItems(IReadOnlyList<ValueNode> a, IReadOnlyList<ValueNode> b)
    {
        if (a.Count != b.Count)
            return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!SameValue(a[i], b[i]))
                return false;
        }

        return true;
    }

    // Two writers mostly keep the same order; the table is made where they did not.
    private static bool SameNamed<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, string> name, Func<T, ValueNode> value)
    {
        Dictionary<string, ValueNode>? table = null;
        for (var i = 0; i < a.Count; i++)
        {
            var other = table is null && name(a[i]) == name(b[i]) ? value(b[i]) : null;
            if (other is null && !(table ??= TableOf(b, name, value)).TryGetValue(name(a[i]), out other))
                return false;
            if (!SameValue(value(a[i]), other))
                return false;
        }

        return true;
    }

    private static Dictionary<string, ValueNode> TableOf<T>(IReadOnlyList<T> items, Func<T, string> name, Func<T, ValueNode> value)
    {
        var table = new Dictionary<string, ValueNode>(items.Count);
        foreach (var item in items)
            table[name(item)] = value(item);
        return table;
    }

    private static bool IsWrapper(SchemaType type) => type.Kind is TypeKind.NonNull or TypeKind.List;
}
