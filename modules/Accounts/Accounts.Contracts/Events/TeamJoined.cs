using Modular.Kernel;

namespace Accounts.Contracts.Events;

/// <summary>A user was put into a team, whose roles the user holds from then on (ACC-02, DOC-17).</summary>
/// <param name="User">The user.</param>
/// <param name="Team">The team's name.</param>
[Event("accounts.team-joined")]
public sealed record TeamJoined(UserId User, string Team) : IEvent
{
    Guid IEvent.AggregateId => User.Value;
}
