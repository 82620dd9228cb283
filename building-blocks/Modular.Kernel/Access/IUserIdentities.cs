using System.Security.Claims;

namespace Modular.Kernel;

/// <summary>Tells who a user is to work that the user has asked for and that runs later, with the access of then. The host implements it.</summary>
public interface IUserIdentities
{
    /// <summary>The user with the roles, merchants and permissions of now; null where the user is unknown, locked or removed.</summary>
    ValueTask<ClaimsPrincipal?> FindAsync(Guid userId);
}
