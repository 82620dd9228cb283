using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 13: what would break a client that was written against an older schema.</summary>
internal static class BreakingChanges
{
    private const string Compatible = "a client of the last released schema works with this one";

    /// <summary>The breaking changes between two schemas, each with its coordinate.</summary>
    public static IEnumerable<Violation> Between(Schema old, Schema now) => Changes(old, now)
        .Select(c => new Violation("schema", $"{c.Coordinate} {c.Change}", Compatible, "keep the old element, deprecated, and add the new one beside it"));

    private static IEnumerable<(string Coordinate, string Change)> Changes(Schema old, Schema now)
    {
        foreach (var type in old.Types.Where(t => !t.IsIntrospection))
        {
            var changes = now.FindType(type.Name) switch
            {
                null => [(type.Name, "was removed")],
                var other when other.Kind != type.Kind => [(type.Name, $"was {type.Kind} and is {other.Kind}")],
                var other => OfType(type, other),
            };
            foreach (var change in changes)
                yield return change;
        }

        foreach (var directive in old.Directives)
        {
            if (now.FindDirective(directive.Name) is not { } other)
            {
                yield return ($"@{directive.Name}", "was removed");
                continue;
            }

            foreach (var location in directive.Locations.Except(other.Locations))
                yield return ($"@{directive.Name}", $"is no longer allowed on {location.ToString().ToUpperInvariant()}");
            if (directive.IsRepeatable && !other.IsRepeatable)
                yield return ($"@{directive.Name}", "is no longer repeatable");
            foreach (var change in OfInputs($"@{directive.Name}", directive.Arguments, other.Arguments, n => $"({n}:)"))
                yield return change;
        }
    }

    private static IEnumerable<(string, string)> OfType(NamedType old, NamedType now) => (old, now) switch
    {
        (FieldedType a, FieldedType b) => a.Fields.SelectMany(f => OfField(f, b.Find(f.Name)))
            .Concat(a.Interfaces.Where(i => !b.Interfaces.Any(x => x.Name == i.Name)).Select(i => (old.Name, $"no longer implements {i.Name}"))),
        (EnumType a, EnumType b) => a.Values.Where(v => b.Find(v.Name) is null).Select(v => ($"{old.Name}.{v.Name}", "was removed")),
        (UnionType a, UnionType b) => a.Members.Where(m => !b.Members.Any(x => x.Name == m.Name)).Select(m => (old.Name, $"no longer holds {m.Name}")),
        (InputObjectType a, InputObjectType b) => OfInputs(old.Name, a.Fields, b.Fields, n => $".{n}")
            .Concat(!a.IsOneOf && b.IsOneOf ? [(old.Name, "takes only one of its fields now")] : []),
        _ => [],
    };

    private static IEnumerable<(string, string)> OfField(Field old, Field? now)
    {
        if (now is null)
            return [(old.Coordinate, "was removed")];
        return (IsSafeOutput(old.Type, now.Type) ? [] : new[] { (old.Coordinate, $"was {old.Type} and is {now.Type}") })
            .Concat(OfInputs(old.Coordinate, old.Arguments, now.Arguments, n => $"({n}:)"));
    }

    private static IEnumerable<(string, string)> OfInputs(string owner, IReadOnlyList<InputValue> old, IReadOnlyList<InputValue> now, Func<string, string> coordinate)
    {
        foreach (var input in old)
        {
            var other = now.FirstOrDefault(n => n.Name == input.Name);
            if (other is null)
                yield return (owner + coordinate(input.Name), "was removed");
            else if (!IsSafeInput(input.Type, other.Type) || (!input.IsRequired && other.IsRequired))
                yield return (owner + coordinate(input.Name), $"was {input.Type} and is {other.Type}{(other.IsRequired && !input.IsRequired ? ", required" : "")}");
        }

        foreach (var added in now.Where(n => n.IsRequired && !old.Any(o => o.Name == n.Name)))
            yield return (owner + coordinate(added.Name), "is new and required");
    }

    // What is given out may become more certain: T to T!.
    private static bool IsSafeOutput(SchemaType old, SchemaType now) => (old, now) switch
    {
        (NonNullType a, NonNullType b) => IsSafeOutput(a.Nullable, b.Nullable),
        (NonNullType, _) => false,
        (_, NonNullType b) => IsSafeOutput(old, b.Nullable),
        (ListType a, ListType b) => IsSafeOutput(a.Item, b.Item),
        (NamedType a, NamedType b) => a.Name == b.Name,
        _ => false,
    };

    // What is taken in may become more lenient: T! to T. A client may send null where T stood, so T to T! breaks, default or not.
    private static bool IsSafeInput(SchemaType old, SchemaType now) => (old, now) switch
    {
        (NonNullType a, NonNullType b) => IsSafeInput(a.Nullable, b.Nullable),
        (NonNullType a, _) => IsSafeInput(a.Nullable, now),
        (_, NonNullType) => false,
        (ListType a, ListType b) => IsSafeInput(a.Item, b.Item),
        (NamedType a, NamedType b) => a.Name == b.Name,
        _ => false,
    };
}
