using Accounts.Contracts;
using Accounts.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Accounts.Persistence;

/// <summary>Looks users up by an id that the caller knows, whoever asks; gives out nothing of them but that they are there.</summary>
internal sealed class UserDirectory(ModuleDatabase<AccountsDb> database)
{
    /// <summary>The user; null where there is none, or the user was removed.</summary>
    public async Task<User?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Status != UserStatus.Removed, cancellationToken);
    }

    /// <summary>Whether there is such a user.</summary>
    public async Task<bool> IsThereAsync(UserId id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) is not null;
}
