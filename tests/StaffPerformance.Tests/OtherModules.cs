using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace StaffPerformance.Tests;

/// <summary>A user, as the module that keeps accounts would show it.</summary>
public sealed record User(UserId Id);

/// <summary>Stands for the module that keeps accounts.</summary>
internal static class Users
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<UserId, User>> GetUsersByIdAsync(IReadOnlyList<UserId> ids) => Task.FromResult<IReadOnlyDictionary<UserId, User>>(
        ids.Where(id => DemoUsers.All.Any(u => u.Id == id.Value)).ToDictionary(id => id, id => new User(id)));
}
