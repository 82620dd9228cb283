using Accounts.Access;
using Accounts.Contracts;
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

    /// <summary>What somebody may do as staff and the caller may not, sorted: nobody gets rid of those who may do more.</summary>
    public static IReadOnlyList<string> Beyond(ICaller caller, IEnumerable<HeldRole> held) =>
        [.. held.Where(r => r is { MerchantId: null, IsStaff: true }).SelectMany(r => r.Permissions).Distinct().Where(p => !caller.Has(p, null)).Order(StringComparer.Ordinal)];

    /// <summary>The administrators of the platform, and whether nobody else is an active one.</summary>
    public static IQueryable<AdminPlace> Admins(AccountsDb db)
    {
        var admins = db.RoleAssignments.Where(a => a.Role == Roles.Admin && a.MerchantId == null);
        return admins.Select(a => new AdminPlace
        {
            UserId = a.UserId,
            IsLast = !admins.Any(o => o.UserId != a.UserId && db.Users.Any(u => u.Id == o.UserId && u.Status == UserStatus.Active)),
        });
    }

    /// <summary>
    /// Null where somebody else stays an active administrator for the platform. The save that follows fails if another one has taken an administrator away
    /// in the meantime.
    /// </summary>
    public static async Task<IUserError?> KeepAdminAsync(AccountsDb db, User leaving, CancellationToken cancellationToken)
    {
        var place = Admins(db).Where(a => a.UserId == leaving.Id);
        if (!await place.AnyAsync(cancellationToken))
            return null;
        // Read before the others are counted, so that whoever leaves after the count changes it in between.
        (await db.AdminRosters.SingleAsync(cancellationToken)).Changes++;
        return await place.AnyAsync(a => a.IsLast, cancellationToken) ? Refusals.LastAdmin : null;
    }
}

/// <summary>Somebody who is an administrator of the platform.</summary>
internal sealed class AdminPlace
{
    public required UserId UserId { get; init; }

    /// <summary>Whether nobody else is an active one.</summary>
    public required bool IsLast { get; init; }
}
