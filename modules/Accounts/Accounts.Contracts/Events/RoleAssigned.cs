using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A user was given a role (ACC-02).</summary>
/// <param name="User">The user.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Merchant">The merchant at which it holds; null for the platform.</param>
[Event("accounts.role-assigned")]
public sealed record RoleAssigned(UserId User, string Role, Guid? Merchant) : IEvent
{
    Guid IEvent.AggregateId => User.Value;

    Guid? IEvent.MerchantId => Merchant;
}
