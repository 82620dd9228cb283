using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A user was taken out of a team (ACC-02, DOC-17).</summary>
/// <param name="User">The user.</param>
/// <param name="Team">The team's name.</param>
[Event("accounts.team-left")]
public sealed record TeamLeft(UserId User, string Team) : IEvent
{
    Guid IEvent.AggregateId => User.Value;
}
