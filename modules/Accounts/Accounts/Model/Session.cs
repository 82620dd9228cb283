using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>Why a session has ended.</summary>
internal enum SessionEnd
{
    /// <summary>The user signed out.</summary>
    SignedOut,

    /// <summary>A refresh token was used that had been used before: somebody else may have it.</summary>
    TokenReused,
}

/// <summary>What begins with a sign-in and lives as long as its refresh tokens are used (ACC-01).</summary>
internal sealed class Session : IVersioned
{
    private Session()
    {
    }

    /// <summary>The session's id, which its access tokens carry.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who signed in.</summary>
    [GraphQLIgnore]
    public UserId UserId { get; private init; }

    /// <summary>The user's number of sessions when the password was checked (<see cref="User.SessionEpoch"/>).</summary>
    [GraphQLIgnore]
    public int Epoch { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime StartedAt { get; private init; }

    /// <summary>When it ends at the latest (UTC).</summary>
    public DateTime ExpiresAt { get; private init; }

    /// <summary>When it ended (UTC); null where it has not, or has expired.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it ended; null where it has not.</summary>
    public SessionEnd? EndReason { get; private set; }

    /// <summary>Counts the changes.</summary>
    [GraphQLIgnore]
    public int Version { get; private set; }

    /// <summary>A session of the user.</summary>
    public static Session Start(User user, DateTime at, TimeSpan longest) =>
        new() { Id = Guid.CreateVersion7(), UserId = user.Id, Epoch = user.SessionEpoch, StartedAt = at, ExpiresAt = at + longest };

    /// <summary>Whether its tokens count.</summary>
    public bool IsOpen(DateTime now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Ends it; once it has ended, nothing changes.</summary>
    public void End(SessionEnd reason, DateTime at)
    {
        if (EndedAt is null)
            (EndedAt, EndReason) = (at, reason);
    }
}
