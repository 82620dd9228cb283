using Accounts.Access;
using Accounts.Contracts;
using Accounts.Contracts.Events;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.AssignRoles;

/// <summary>Giving roles and taking them away. It holds from the user's next request on, within two seconds on other hosts, and on open streams within five.</summary>
[MutationType]
[Authorize(AccountsPermissions.AssignRoles)]
[Error<NotFoundError>]
[Error<NotGrantableError>]
[Error<EditConflictError>]
internal static class AssignRoleMutations
{
    /// <summary>
    /// Gives a user a role, for the platform or at one merchant (ACC-02). The caller holds all that the role bundles, at that place. A user who
    /// has the role already keeps it.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="merchantId">The merchant at which it is to hold; left out, for the platform.</param>
    /// <returns>The role as the user holds it.</returns>
    [return: GraphQLName("assignment")]
    public static async Task<FieldResult<HeldAt>> AssignRoleAsync(
        UserId userId, string role, [ID("Merchant")] Guid? merchantId, AccountsDb db, UserDirectory users, RoleBook roles, ICaller caller, IAccessCache access,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await roles.FindAsync(db, role, cancellationToken) is not { } found)
            return new[] { Refusals.NoRole(role) };
        if (GrantRule.Check(caller, AccountsPermissions.AssignRoles, [found], merchantId) is { } barred)
            return new[] { barred };
        if (!await users.IsThereAsync(userId, cancellationToken))
            return new[] { Refusals.NoUser(userId) };
        if (!await db.RoleAssignments.AnyAsync(a => a.UserId == userId && a.Role == role && a.MerchantId == merchantId, cancellationToken))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            db.Add(new RoleAssignment { Id = Guid.CreateVersion7(), UserId = userId, Role = role, MerchantId = merchantId, AssignedAt = now });
            db.Raise(new RoleAssigned(userId, role, merchantId), now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another one has given it at this moment.
        }

        access.Forget(userId.Value);
        return new HeldAt(found, merchantId);
    }

    /// <summary>Takes a role from a user, who may not have it (ACC-02). The caller holds all that the role bundles, at that place.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="merchantId">The merchant at which it holds; left out, the platform.</param>
    /// <returns>The role that the user does not hold there any more.</returns>
    [Error<LastAdminError>]
    [return: GraphQLName("revoked")]
    public static async Task<FieldResult<HeldAt>> RevokeRoleAsync(
        UserId userId, string role, [ID("Merchant")] Guid? merchantId, AccountsDb db, UserDirectory users, RoleBook roles, ICaller caller, IAccessCache access,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await roles.FindAsync(db, role, cancellationToken) is not { } found)
            return new[] { Refusals.NoRole(role) };
        if (GrantRule.Check(caller, AccountsPermissions.AssignRoles, [found], merchantId) is { } barred)
            return new[] { barred };
        if (await users.FindAsync(userId, cancellationToken) is not { } user)
            return new[] { Refusals.NoUser(userId) };
        if (role == Roles.Admin && merchantId is null && await GrantRule.KeepAdminAsync(db, user, cancellationToken) is { } last)
            return new[] { last };
        var held = await db.RoleAssignments.Where(a => a.UserId == userId && a.Role == role && a.MerchantId == merchantId).ToListAsync(cancellationToken);
        db.RemoveRange(held);
        if (held.Count > 0)
            db.Raise(new RoleRevoked(userId, role, merchantId), clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        access.Forget(userId.Value);
        return new HeldAt(found, merchantId);
    }
}

/// <summary>A role at the place where somebody holds it (ACC-02).</summary>
/// <param name="Role">The role.</param>
/// <param name="MerchantId">The merchant; null for the platform.</param>
internal sealed record HeldAt(Role Role, [property: ID("Merchant")] Guid? MerchantId);
