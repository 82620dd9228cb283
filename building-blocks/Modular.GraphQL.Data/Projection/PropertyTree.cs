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

    /// <summary>Adds a property of which everything is read; gives its tree.</summary>
    public PropertyTree Add(string property)
    {
        var tree = AddEmpty(property);
        tree.ReadsAll = true;
        return tree;
    }

    /// <summary>Adds what the other tree reads.</summary>
    public void Add(PropertyTree other)
    {
        ReadsAll |= other.ReadsAll;
        foreach (var (name, tree) in other._properties)
            AddEmpty(name).Add(tree);
    }

    private void Include(FieldSelection selection, ObjectType type)
    {
        var field = selection.Field;
        if (field.Name.StartsWith("__", StringComparison.Ordinal))
            return;
        if (field.Requires is { } required)
        {
            foreach (var name in required)
                Add(name);
        }
        else if (field.Member is PropertyInfo property && property.DeclaringType!.IsAssignableFrom(type.ClrType))
        {
            // A property field hands its value on to the fields below; a link only reads the id.
            if (field.Resolver is PropertyResolver && field.Type.Named is ObjectType inner)
                AddEmpty(property.Name).Add(Of(selection.SelectionsFor(inner), inner));
            else
                Add(property.Name);
        }
        else
        {
            ReadsAll = true;
        }
    }

    private PropertyTree AddEmpty(string property)
    {
        if (!_properties.TryGetValue(property, out var tree))
            _properties.Add(property, tree = new PropertyTree());
        return tree;
    }
}
