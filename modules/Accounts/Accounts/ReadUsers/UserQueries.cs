using Accounts.Access;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.ReadUsers;

/// <summary>Reading users, roles and teams.</summary>
[QueryType]
internal static class UserQueries
{
    /// <summary>A user by id; null where there is none that the caller may see: oneself, or with the permission all (ACC-01).</summary>
    /// <param name="id">The user's id.</param>
    [Authorize]
    public static Task<User?> GetUserAsync(UserId id, IDataLoader<UserId, User> users, CancellationToken cancellationToken) => users.LoadAsync(id, cancellationToken);

    /// <summary>All users, the newest first (ACC-01).</summary>
    [Authorize(AccountsPermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(User.Status), nameof(User.Name), nameof(User.RegisteredAt)])]
    [UseSorting(Properties = [nameof(User.Name), nameof(User.Status), nameof(User.RegisteredAt)])]
    public static IQueryable<User> GetUsers(AccountsDb db) => db.Users.AsNoTracking().OrderByDescending(u => u.RegisteredAt).ThenByDescending(u => u.Id);

    /// <summary>All roles, the platform's own first, with what they bundle (ACC-02).</summary>
    [Authorize(AccountsPermissions.AssignRoles)]
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<Role>> GetRolesAsync(AccountsDb db, RoleBook roles, CancellationToken cancellationToken) =>
        [.. (await roles.ReadAsync(db, cancellationToken)).Values];

    /// <summary>All permissions that the modules declare, in words (ACC-02).</summary>
    [Authorize(AccountsPermissions.DefineRoles)]
    [ListSize(AssumedSize = 100)]
    public static IReadOnlyList<DeclaredPermission> GetPermissions(RolePermissions declared) =>
        [.. declared.Declared.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new DeclaredPermission(p.Name, p.Description))];

    /// <summary>All teams, by name (ACC-02, DOC-17).</summary>
    [Authorize(AccountsPermissions.Read)]
    [ListSize(AssumedSize = 20)]
    public static IQueryable<Team> GetTeams(AccountsDb db) => db.Teams.AsNoTracking().OrderBy(t => t.Name);

    /// <summary>Who was given which role at a merchant, where the caller gives roles there; nobody otherwise (ACC-02).</summary>
    /// <param name="merchantId">The merchant.</param>
    [Authorize(AccountsPermissions.AssignRoles)]
    [UsePaging]
    public static IQueryable<RoleAssignment> GetMerchantStaff([ID("Merchant")] Guid merchantId, AccountsDb db, ICaller caller)
    {
        var mayRead = caller.Has(AccountsPermissions.AssignRoles, merchantId);
        return db.RoleAssignments.AsNoTracking().Where(a => mayRead && a.MerchantId == merchantId).OrderBy(a => a.AssignedAt).ThenBy(a => a.Id);
    }
}

/// <summary>A permission (ACC-02).</summary>
/// <param name="Name">The name, <c>area:action</c>.</param>
/// <param name="Description">What it allows.</param>
internal sealed record DeclaredPermission(string Name, string Description);

/// <summary>Loads the module's nodes by id.</summary>
internal static class Nodes
{
    /// <summary>Users by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<UserId, User>> GetUsersByIdAsync(IReadOnlyList<UserId> ids, AccountsDb db, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
}
