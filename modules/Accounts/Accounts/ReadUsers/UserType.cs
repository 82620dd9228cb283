using Accounts.Access;
using Accounts.AssignRoles;
using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.ReadUsers;

/// <summary>The user's fields that are masked, or no columns of the user.</summary>
[ObjectType<User>]
internal static class UserType
{
    /// <summary>The name to show; null once it is erased (ACC-03).</summary>
    public static string? GetName([Parent(Requires = nameof(User.Name))] User user) => user.Name is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>Why the status is as it is; null where it was never changed.</summary>
    public static string? GetStatusReason([Parent(Requires = nameof(User.StatusReason))] User user) => user.StatusReason?.Open();

    /// <summary>The e-mail address with the name masked but for its first letter; null where the user signs in otherwise (DOC-23).</summary>
    public static string? GetEmail([Parent(Requires = nameof(User.Email))] User user) => user.Email is { } email ? Mask.Email(email.Open()) : null;

    /// <summary>The mobile number with its middle masked; null where the user signs in otherwise (DOC-23).</summary>
    public static string? GetMobile([Parent(Requires = nameof(User.Mobile))] User user) => user.Mobile is { } mobile ? Mask.Phone(mobile.Open()) : null;

    /// <summary>The roles that the user holds by assignments and teams, sorted by name (ACC-02).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<HeldAt>>> GetRolesAsync(
        [Parent(Requires = nameof(User.Id))] IReadOnlyList<User> users, AccountsDb db, RoleBook roles, CancellationToken cancellationToken)
    {
        var held = await roles.HeldByAsync(db, [.. users.Select(u => u.Id)], cancellationToken);
        return [.. users.Select(u => held[u.Id].Select(h => new HeldAt(h.Role, h.MerchantId)).ToList())];
    }

    /// <summary>What can be done with the user's account, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent(Requires = $"{nameof(User.Id)} {nameof(User.Status)}")] IReadOnlyList<User> users, AccountsDb db, RoleBook roles, AllowedActions allowed, CancellationToken cancellationToken) =>
        [.. (await db.LoadFactsAsync(users, roles, cancellationToken)).Select(f => allowed.Of(UserActions.All, f))];

    /// <summary>The sessions that have neither ended nor expired, the newest first (ACC-01).</summary>
    [UsePaging]
    public static IQueryable<Session> GetSessions([Parent(Requires = $"{nameof(User.Id)} {nameof(User.SessionEpoch)}")] User user, AccountsDb db, IRequestTime time)
    {
        var now = time.Now;
        return db.Sessions.Where(s => s.UserId == user.Id && s.Epoch == user.SessionEpoch && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id);
    }
}

/// <summary>The team's fields that are no columns of it.</summary>
[ObjectType<Team>]
internal static class TeamType
{
    /// <summary>Who is in it, the longest first (ACC-02).</summary>
    [UsePaging]
    public static IQueryable<TeamMember> GetMembers([Parent(Requires = nameof(Team.Name))] Team team, AccountsDb db) =>
        db.TeamMembers.Where(m => m.Team == team.Name).OrderBy(m => m.Since).ThenBy(m => m.UserId);
}
