using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Drafts enum types from C# enums.</summary>
internal sealed class EnumDrafter(Drafting drafting)
{
    private readonly Dictionary<Type, string> _names = [];

    public TypeReference Of(Type type)
    {
        if (_names.TryGetValue(type, out var known))
            return TypeReference.Named(known);
        var name = type.GivenName() ?? type.Name;
        _names.Add(type, name);
        var draft = new EnumDraft(name) { ClrType = type, Origin = Origin.Of(type), Description = drafting.Descriptions.Of(type), Cost = CostNotes.Weight(type, Origin.Of(type), drafting) };
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => !f.Has<GraphQLIgnoreAttribute>()))
        {
            draft.Values.Add(new EnumValue(NameOf(field), field.GetValue(null)!)
            {
                Description = drafting.Descriptions.Of(field),
                DeprecationReason = field.DeprecationReason(),
            });
        }

        drafting.Registry.TryAdd(draft);
        return TypeReference.Named(name);
    }

    /// <summary>The name of an enum value in the schema.</summary>
    public static string NameOf(FieldInfo field) => field.GivenName() ?? Naming.UpperSnake(field.Name);
}
