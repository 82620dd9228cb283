using Accounts.Access;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.AssignRoles;

/// <summary>Nobody gives or takes what they do not hold themselves, and somebody stays the administrator (ACC-02).</summary>
internal static class GrantRule
{
    /// <summary>Null where the caller holds the permission to do it, and all that the roles bundle, at that place.</summary>
    /// <param name="caller">Who gives or takes.</param>
    /// <param name="permission">The permission to do so.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="merchantId">The merchant at which they are held; null for the platform.</param>
    public static IUserError? Check(ICaller caller, string permission, IEnumerable<Role> roles, Guid? merchantId)
    {
        var all = roles.ToList();
        string[] missing = [.. all.SelectMany(r => r.HeldAt(merchantId).Permissions).Prepend(permission).Distinct().Where(p => !caller.Has(p, merchantId))];
        if (missing.Length > 0)
            return Refusals.NotGrantable(missing);
        // A role of staff shows the rows of all merchants, which is more than its permissions say.
        return merchantId is null && all.Any(r => r.IsStaff) && !caller.IsPlatformWide ? Refusals.NotGrantable([permission]) : null;
    }

    /// <summary>Null where the caller holds all that a user may do as staff, and the permission to end the user's account: nobody gets rid of those who may do more.</summary>
    public static IUserError? MayTouch(IReadOnlyList<HeldRole> held, string permission, ICaller caller)
    {
        string[] more = [.. held.Where(r => r is { MerchantId: null, IsStaff: true }).SelectMany(r => r.Permissions).Append(permission).Distinct().Where(p => !caller.Has(p, null))];
        return more.Length > 0 ? Refusals.NotGrantable(more) : null;
    }

    /// <summary>
    /// Null where somebody else stays an active administrator for the platform. The save that follows fails if another one has taken an administrator away
    /// in the meantime.
    /// </summary>
    public static async Task<IUserError?> KeepAdminAsync(AccountsDb db, User leaving, CancellationToken cancellationToken)
    {
        var admins = db.RoleAssignments.Where(a => a.Role == Roles.Admin && a.MerchantId == null);
        if (!await admins.AnyAsync(a => a.UserId == leaving.Id, cancellationToken))
            return null;
        (await db.AdminRosters.SingleAsync(cancellationToken)).Changes++;
        return await admins.AnyAsync(a => a.UserId != leaving.Id && db.Users.Any(u => u.Id == a.UserId && u.Status == UserStatus.Active), cancellationToken)
            ? null
            : Refusals.LastAdmin;
    }
}
