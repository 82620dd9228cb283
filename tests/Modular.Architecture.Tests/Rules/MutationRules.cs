using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 11: nobody changes anything unnamed, except through the few mutations that are meant for it.</summary>
internal static class MutationRules
{
    private const string Authorised = "every mutation names a permission or stands on the reviewed list of anonymous mutations";

    /// <summary>The mutations that anybody may call. Each entry is a decision: say why beside it.</summary>
    public static IReadOnlyList<string> Anonymous { get; } = [];

    /// <summary>Whether each mutation names a permission or stands on the list, and the list names nothing else.</summary>
    public static IEnumerable<Violation> OfAccess(Schema schema, IReadOnlyList<string> anonymous)
    {
        var mutations = schema.Mutation?.Fields ?? [];
        return mutations.Where(m => m.Access is not { Permissions.Count: > 0 } && !anonymous.Contains(m.Name))
            .Select(m => new Violation(m.Origin ?? m.Coordinate, m.Coordinate, Authorised, "add [Authorize(\"area:action\")], or have it reviewed for the list"))
            .Concat(anonymous.Where(a => !mutations.Any(m => m.Name == a && m.Access is null))
                .Select(a => new Violation("schema", $"{a} is on the anonymous list, and there is no such mutation or it is authorised", Authorised, $"take {a} off the list")));
    }
}
