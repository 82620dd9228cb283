using Accounts.Contracts;
using Accounts.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Persistence;

/// <summary>Looks users up by an id that the caller knows, whoever asks; gives out nothing of them but that they are there and what they are called.</summary>
internal sealed class UserDirectory(ModuleDatabase<AccountsDb> database) : IUserNames
{
    /// <summary>The user; null where there is none, or the user was removed.</summary>
    public async Task<User?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Status != UserStatus.Removed, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var ids = userIds.Select(id => new UserId(id)).ToList();
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.ErasedAt == null).ToDictionaryAsync(u => u.Id.Value, u => u.Name.Open(), cancellationToken);
    }

    /// <inheritdoc/>
    Task<bool> IUserNames.IsThereAsync(Guid userId, CancellationToken cancellationToken) => IsThereAsync(new(userId), cancellationToken);

    /// <summary>Whether there is such a user.</summary>
    public async Task<bool> IsThereAsync(UserId id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) is not null;
}
