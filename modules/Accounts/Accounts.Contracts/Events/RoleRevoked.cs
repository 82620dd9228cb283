using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A role was taken from a user (ACC-02).</summary>
/// <param name="User">The user.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Merchant">The merchant at which it held; null for the platform.</param>
[Event("accounts.role-revoked")]
public sealed record RoleRevoked(UserId User, string Role, Guid? Merchant) : IEvent
{
    Guid IEvent.AggregateId => User.Value;

    Guid? IEvent.MerchantId => Merchant;
}
