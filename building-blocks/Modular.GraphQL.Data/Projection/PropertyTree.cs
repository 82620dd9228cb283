using System.Reflection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Projection;

/// <summary>The properties that a selection reads of an element, and of what these refer to. It knows nothing of the database.</summary>
internal sealed class PropertyTree
{
    private readonly Dictionary<string, PropertyTree> _properties = new(StringComparer.Ordinal);

    /// <summary>Whether something may read any property, so that all have to be there.</summary>
    public bool ReadsAll { get; private set; }

    /// <summary>The properties that are read, each with what is read of its value.</summary>
    public IReadOnlyDictionary<string, PropertyTree> Properties => _properties;

    /// <summary>A tree that reads everything.</summary>
    public static PropertyTree All() => new() { ReadsAll = true };

    /// <summary>What the selections read of values of the object type.</summary>
    public static PropertyTree Of(IEnumerable<FieldSelection> selections, ObjectType type)
    {
        var tree = new PropertyTree();
        foreach (var selection in selections)
            tree.Include(selection, type);
        return tree;
    }

    /// <summary>Adds a property of whose value that much is read.</summary>
    public void Add(string property, PropertyTree value)
    {
        if (!_properties.TryGetValue(property, out var known))
            _properties.Add(property, known = new PropertyTree());
        known.Add(value);
    }

    /// <summary>Adds what the other tree reads.</summary>
    public void Add(PropertyTree other)
    {
        ReadsAll |= other.ReadsAll;
        foreach (var (name, tree) in other._properties)
            Add(name, tree);
    }

    private void Include(FieldSelection selection, ObjectType type)
    {
        var field = selection.Field;
        if (field.Name.StartsWith("__", StringComparison.Ordinal))
            return;
        if (field.Requires is { } required)
        {
            foreach (var name in required)
                Add(name, All());
        }
        else if (field.Member is PropertyInfo property && property.DeclaringType!.IsAssignableFrom(type.ClrType))
        {
            // A property field hands its value on to the fields below; a link only reads the id.
            Add(property.Name, field.Resolver is PropertyResolver && field.Type.Named is ObjectType inner
                ? Of(selection.SelectionsFor(inner), inner)
                : All());
        }
        else
        {
            ReadsAll = true;
        }
    }
}
