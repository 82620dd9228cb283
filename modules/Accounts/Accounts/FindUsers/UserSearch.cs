using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.FindUsers;

/// <summary>Finds users by their whole name, whatever its letter case: names are encrypted, so no part of one can be looked for (FE-08).</summary>
internal sealed class UserSearch(AccountsDb db) : RowSearch("User", AccountsPermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.Users.AsNoTracking().WithSealed(db, u => u.Name, text.Words).OrderByDescending(u => u.RegisteredAt).ThenByDescending(u => u.Id)
            .Select(u => new SearchHit(NodeId.Of(u.Id), null, u.Name.Open(), u.Status));
}
