namespace Modular.Kernel;

/// <summary>
/// Knows who may do what at this moment (ACC-02). Where a module implements it, a token says only who the caller is, and everything else is
/// asked here; where none does, the token's own roles count. The host finds the implementation, and remembers its answers for some seconds.
/// </summary>
public interface IAccessSource
{
    /// <summary>What the user may do now; null where the user is unknown, locked or removed, or the session has ended.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="sessionId">The session that the token belongs to; null for tokens without one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<CallerAccess?> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken);
}

/// <summary>What the host remembers of <see cref="IAccessSource"/>. A module that changes who may do what says so, so that it holds at once in this process.</summary>
public interface IAccessCache
{
    /// <summary>Something about the user has changed and is committed.</summary>
    void Forget(Guid userId);

    /// <summary>Something about many users has changed and is committed: a role, a team.</summary>
    void ForgetAll();
}

/// <summary>Issues the tokens that this host accepts (ACC-01). The host implements it.</summary>
public interface IAccessTokenIssuer
{
    /// <summary>The outside authority at which users sign in instead, as the settings say; null where this host issues the tokens.</summary>
    Uri? Authority { get; }

    /// <summary>A token that says who the user is and to which session it belongs; what the user may do is asked when it is used.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="lifetime">For how long it counts.</param>
    IssuedToken Issue(Guid userId, string name, Guid sessionId, TimeSpan lifetime);
}

/// <summary>A token and its end.</summary>
/// <param name="Token">What the client sends behind <c>Bearer</c>.</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
public sealed record IssuedToken(string Token, DateTime ExpiresAt);

/// <summary>Where a request comes from, for limits (ACC-01). The host implements it.</summary>
public interface IClientAddress
{
    /// <summary>The client's IP address, of IPv6 its network of 64 bits, as a text; null for work that nobody asked for in a request.</summary>
    string? Value { get; }
}
