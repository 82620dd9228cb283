using Accounts.Access;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.ReadUsers;

/// <summary>Reading users, roles and teams.</summary>
[QueryType]
internal static class UserQueries
{
    /// <summary>A user by id; null where there is none that the caller may see: oneself, or with the permission all (ACC-01).</summary>
    /// <param name="id">The user's id.</param>
    [Authorize]
    public static Task<User?> GetUserAsync(UserId id, IDataLoader<UserId, User> users, CancellationToken cancellationToken) => users.LoadAsync(id, cancellationToken);

    /// <summary>All users, the newest first (ACC-01). Names are encrypted, so they are found as a whole.</summary>
    /// <param name="name">Only users of this very name, whatever its letter case; left out, all.</param>
    [Authorize(AccountsPermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(User.Status), nameof(User.RegisteredAt)])]
    [UseSorting(Properties = [nameof(User.Status), nameof(User.RegisteredAt)])]
    public static IQueryable<User> GetUsers(AccountsDb db, string? name = null)
    {
        var users = db.Users.AsNoTracking();
        return (name is null ? users : users.WithSealed(db, u => u.Name, name)).OrderByDescending(u => u.RegisteredAt).ThenByDescending(u => u.Id);
    }

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
    /// <summary>Erasures by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ErasureId, Erasure>> GetErasuresByIdAsync(IReadOnlyList<ErasureId> ids, AccountsDb db, CancellationToken cancellationToken) =>
        await db.Erasures.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);

    /// <summary>Copies of users' data by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DataExportId, DataExport>> GetDataExportsByIdAsync(IReadOnlyList<DataExportId> ids, AccountsDb db, CancellationToken cancellationToken) =>
        await db.DataExports.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);

    /// <summary>Users by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<UserId, User>> GetUsersByIdAsync(IReadOnlyList<UserId> ids, AccountsDb db, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
}
