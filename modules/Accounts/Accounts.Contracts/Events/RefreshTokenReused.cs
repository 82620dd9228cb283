using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A refresh token was used that had been used before, and its session has ended, since somebody else may have it (ACC-01).</summary>
/// <param name="User">Whose session it was.</param>
/// <param name="Session">The session.</param>
[Event("accounts.refresh-token-reused")]
public sealed record RefreshTokenReused(UserId User, Guid Session) : IEvent
{
    Guid IEvent.AggregateId => User.Value;
}
