using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Viewer;

/// <summary>Who is asking, and what they may do (FE-01).</summary>
/// <param name="User">The user.</param>
/// <param name="Roles">The names of the roles that the user holds anywhere, sorted.</param>
/// <param name="Permissions">The permissions that the user holds anywhere, sorted. Those of one merchant say nothing about another: see <c>merchantScopes</c>.</param>
/// <param name="SeesAllMerchants">Whether the user sees the rows of all merchants.</param>
/// <param name="MerchantScopes">The merchants in whose name the user acts.</param>
internal sealed record CurrentUser(
    User User, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, bool SeesAllMerchants, [property: ListSize(AssumedSize = 5)] IReadOnlyList<MerchantScope> MerchantScopes);

/// <summary>A merchant in whose name a user acts (FE-01, ACC-02).</summary>
/// <param name="MerchantId">The merchant, for <c>merchant(id:)</c> and <c>node(id:)</c>.</param>
/// <param name="Roles">The names of the roles that the user was given there, sorted; those that are held for the platform are not repeated.</param>
/// <param name="Permissions">The permissions that the user holds there, sorted.</param>
internal sealed record MerchantScope([property: ID("Merchant")] Guid MerchantId, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions);

/// <summary>Who is asking.</summary>
[QueryType]
internal static class ViewerQuery
{
    /// <summary>The signed-in user, with roles and permissions as of now; null for anonymous callers (FE-01).</summary>
    public static async Task<CurrentUser?> GetViewerAsync(AccountsDb db, ICaller caller, IAccessSource source, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } id || await source.FindAsync(id, caller.SessionId, cancellationToken) is not { } access)
            return null;
        var self = new UserId(id);
        return new(
            await db.Users.AsNoTracking().SingleAsync(u => u.Id == self, cancellationToken),
            [.. access.Roles.Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)],
            [.. access.Permissions],
            access.IsPlatformWide,
            [.. access.MerchantScope.Select(m => new MerchantScope(
                m, [.. access.Roles.Where(r => r.MerchantId == m).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)], [.. access.PermissionsAt(m)]))]);
    }
}
