using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 11: nobody changes anything unnamed, except through the few mutations that are meant for it.</summary>
internal static class MutationRules
{
    private const string Authorised = "every mutation names a permission or stands on a reviewed list, of anonymous mutations or of those on one's own account";

    /// <summary>The mutations that anybody may call. Each entry is a decision: say why beside it.</summary>
    public static IReadOnlyList<string> Anonymous { get; } =
    [
        "register", "signIn", // Whoever calls them has no token yet; both are limited by account and by client address.
        "refresh", // The access token has expired by then; the refresh token is the proof.
    ];

    /// <summary>The mutations that every user may call, on the own account alone: no role could be without them. Each entry is a decision.</summary>
    public static IReadOnlyList<string> OwnAccount { get; } =
    [
        "signOut", "changePassword", "chooseLanguage", "submitRealName", "exportMyData", "eraseMyData", "cancelErasure",
        "acknowledgeDataUse", // It promises something, and gives nothing to those who may not see sensitive values.
        "markNotificationsRead", "setNotificationPreference", // Everybody has an inbox, and sees no other.
    ];

    /// <summary>Whether each mutation names a permission or stands on a list, and the lists name nothing else.</summary>
    public static IEnumerable<Violation> OfAccess(Schema schema, IReadOnlyList<string> anonymous, IReadOnlyList<string> ownAccount)
    {
        var mutations = schema.Mutation?.Fields ?? [];
        return mutations.Where(m => m.Access is not { Permissions.Count: > 0 } && !(m.Access is null ? anonymous : ownAccount).Contains(m.Name))
            .Select(m => new Violation(m.Origin ?? m.Coordinate, m.Coordinate, Authorised, "add [Authorize(\"area:action\")], or have it reviewed for the list"))
            .Concat(anonymous.Where(a => !mutations.Any(m => m.Name == a && m.Access is null))
                .Select(a => new Violation("schema", $"{a} is on the anonymous list, and there is no such mutation or it is authorised", Authorised, $"take {a} off the list")))
            .Concat(ownAccount.Where(a => !mutations.Any(m => m.Name == a && m.Access is { Permissions.Count: 0 }))
                .Select(a => new Violation("schema", $"{a} is on the list of one's own account, and there is no such mutation, or it names a permission or takes anybody", Authorised, $"take {a} off the list")));
    }
}
