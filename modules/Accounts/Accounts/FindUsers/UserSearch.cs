using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.FindUsers;

/// <summary>Finds users by their whole name, whatever its letter case: names are encrypted, so no part of one can be looked for (FE-08).</summary>
internal sealed class UserSearch(AccountsDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("User", AccountsPermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var found = await db.Users.AsNoTracking().WithSealed(db, u => u.Name, text.Words).OrderByDescending(u => u.RegisteredAt).ThenByDescending(u => u.Id).Take(count).ToListAsync(cancellationToken);
        return [.. found.Select(u => new SearchHit(NodeId.Of(u.Id), null, u.Name.Open(), u.Status))];
    }
}
