using Accounts.Access;
using Accounts.AssignRoles;
using Accounts.Contracts;
using Accounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Accounts.Persistence;

/// <summary>Reads what the rules about users' accounts ask (FE-01), with as many statements for one user as for many.</summary>
internal static class UserFactsQueries
{
    /// <summary>The facts about users, as the context's caller sees them.</summary>
    public static async Task<IReadOnlyList<UserFacts>> LoadFactsAsync(this AccountsDb db, IReadOnlyList<User> users, RoleBook roles, CancellationToken cancellationToken)
    {
        List<UserId> ids = [.. users.Select(u => u.Id)];
        var held = await roles.HeldByAsync(db, ids, cancellationToken);
        var lastAdmins = await GrantRule.Admins(db).Where(a => ids.Contains(a.UserId) && a.IsLast).Select(a => a.UserId).ToListAsync(cancellationToken);
        var erased = await db.Erasures.Where(e => ids.Contains(e.UserId) && e.Status != ErasureStatus.Cancelled).Select(e => e.UserId).ToListAsync(cancellationToken);
        return
        [
            .. users.Select(u => new UserFacts
            {
                Status = u.Status,
                Beyond = GrantRule.Beyond(db.Caller, held[u.Id].Select(h => h.Role.HeldAt(h.MerchantId))),
                IsLastAdmin = lastAdmins.Contains(u.Id),
                HasErasure = erased.Contains(u.Id),
            }),
        ];
    }
}
