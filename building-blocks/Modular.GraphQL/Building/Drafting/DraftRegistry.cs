using System.Diagnostics.CodeAnalysis;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>All types drafted so far, by name; a name belongs to one of them.</summary>
internal sealed class DraftRegistry(MistakeList mistakes)
{
    private readonly Dictionary<string, TypeDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarType> _scalars = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TypeDraft> Drafts => _drafts.Values;

    /// <summary>The scalars that a field or argument uses.</summary>
    public IReadOnlyCollection<ScalarType> Scalars => _scalars.Values;

    public TypeReference Use(ScalarType scalar)
    {
        _scalars[scalar.Name] = scalar;
        return TypeReference.Named(scalar.Name);
    }

    /// <summary>Adds a type; where the name is taken the first one stays and the mistake is noted.</summary>
    public bool TryAdd(TypeDraft draft)
    {
        if (_drafts.TryAdd(draft.Name, draft))
            return true;
        mistakes.Add(
            draft.Origin ?? draft.Name,
            $"The name {draft.Name} is taken by {_drafts[draft.Name].Origin ?? "a type that a convention defines"}.",
            "Give one of them another name with [GraphQLName].");
        return false;
    }

    public bool TryFind<T>(string name, [NotNullWhen(true)] out T? draft) where T : TypeDraft
    {
        draft = _drafts.GetValueOrDefault(name) as T;
        return draft is not null;
    }

    /// <summary>The type of that name, made and added where it is new.</summary>
    public TypeReference GetOrAdd<T>(string name, Func<T> make, Action<T> define) where T : TypeDraft
    {
        if (!_drafts.TryGetValue(name, out var known))
        {
            var draft = make();
            _drafts.Add(name, draft);
            // Only now, since the definition may refer to the type itself.
            define(draft);
        }
        else if (known is not T)
        {
            mistakes.Add(known.Origin ?? name, $"The name {name} is needed for a type that a convention defines.", "Give the C# type another name with [GraphQLName].");
        }

        return TypeReference.Named(name);
    }
}
