using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Accounts.Access;

/// <summary>A role as it is defined: by the platform, or by its people (ACC-02).</summary>
/// <param name="Name">The name, by which it is assigned.</param>
/// <param name="Title">What it is for, in words; for a role of the platform, its name.</param>
/// <param name="IsStaff">Whether it is a role of the platform's own staff: those who hold it for the platform see the rows of all merchants.</param>
/// <param name="IsBuiltIn">Whether the platform knows it from the start, so that it cannot be changed.</param>
/// <param name="Permissions">What it bundles, sorted.</param>
/// <param name="PermissionsAtMerchants">What of it holds where the role is given at a single merchant, sorted; the rest concerns the whole platform.</param>
internal sealed record Role(string Name, string Title, bool IsStaff, bool IsBuiltIn, IReadOnlyList<string> Permissions, IReadOnlyList<string> PermissionsAtMerchants)
{
    /// <summary>The role as somebody holds it.</summary>
    public HeldRole HeldAt(Guid? merchantId) => new(Name, IsStaff, merchantId, merchantId is null ? Permissions : PermissionsAtMerchants);
}

/// <summary>All roles by name.</summary>
internal sealed class RoleBook(RolePermissions builtIn)
{
    /// <summary>All of them, the platform's own first.</summary>
    public async Task<IReadOnlyDictionary<string, Role>> ReadAsync(AccountsDb db, CancellationToken cancellationToken)
    {
        var custom = await db.CustomRoles.AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellationToken);
        return Roles.All.Select(BuiltIn).Concat(custom.Select(Of)).ToDictionary(r => r.Name);
    }

    /// <summary>One of them; null where there is none.</summary>
    public async Task<Role?> FindAsync(AccountsDb db, string name, CancellationToken cancellationToken) => Roles.All.Contains(name)
        ? BuiltIn(name)
        : await db.CustomRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Name == name, cancellationToken) is { } custom ? Of(custom) : null;

    /// <summary>What a user holds by assignments and teams, whatever the user's status.</summary>
    public async Task<IReadOnlyList<HeldRole>> HeldByAsync(AccountsDb db, UserId user, CancellationToken cancellationToken) =>
        [.. (await HeldByAsync(db, [user], cancellationToken))[user].Select(h => h.Role.HeldAt(h.MerchantId))];

    /// <summary>What users hold by assignments and teams, sorted by name, and where; null for the platform.</summary>
    public async Task<ILookup<UserId, (Role Role, Guid? MerchantId)>> HeldByAsync(AccountsDb db, IReadOnlyCollection<UserId> users, CancellationToken cancellationToken)
    {
        var assigned = await db.RoleAssignments.AsNoTracking().Where(a => users.Contains(a.UserId)).ToListAsync(cancellationToken);
        var ofTeams = await db.TeamMembers.AsNoTracking().Where(m => users.Contains(m.UserId))
            .Join(db.Teams, m => m.Team, t => t.Name, (m, t) => new { m.UserId, t.Roles }).ToListAsync(cancellationToken);
        var held = assigned.Select(a => (a.UserId, a.Role, a.MerchantId)).Concat(ofTeams.SelectMany(m => m.Roles.Select(r => (m.UserId, Role: r, MerchantId: (Guid?)null)))).Distinct().ToList();
        var defined = held.Count == 0 ? new Dictionary<string, Role>() : await ReadAsync(db, cancellationToken);
        return held.Where(h => defined.ContainsKey(h.Role)).OrderBy(h => h.Role, StringComparer.Ordinal).ToLookup(h => h.UserId, h => (defined[h.Role], h.MerchantId));
    }

    /// <summary>A role of that bundle; a permission that no module declares any more is nobody's.</summary>
    public Role Make(string name, string title, bool isStaff, bool isBuiltIn, IEnumerable<string> permissions)
    {
        string[] all = [.. permissions.Where(builtIn.IsDeclared).Distinct().Order(StringComparer.Ordinal)];
        return new(name, title, isStaff, isBuiltIn, all, [.. all.Where(builtIn.MayBeHeldAtMerchants)]);
    }

    private Role BuiltIn(string name) => Make(name, name, Roles.IsStaff(name), true, builtIn.Of(name));

    private Role Of(CustomRole role) => Make(role.Name, role.Title, role.IsStaff, false, role.Permissions);
}
