using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A user's password was changed, and all sessions before have ended (ACC-01).</summary>
/// <param name="User">The user.</param>
[Event("accounts.password-changed")]
public sealed record PasswordChanged(UserId User) : IEvent
{
    Guid IEvent.AggregateId => User.Value;
}
